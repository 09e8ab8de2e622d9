-- The living reservations: inserted before a reservation's first event, removed after its last. So whatever is under way is
-- found after any crash, and a record locator leads to its reservation in one step. The journal stays the truth.
CREATE TABLE wake_up (
  id       text PRIMARY KEY, -- of the reservation
  locator  text UNIQUE,      -- unique among the living; null for one that had ended and has to give money back
  open_for text,             -- the customer, until the reservation is confirmed or ends: bounds what one can hold
  due      timestamptz       -- when somebody must look after it; null while it may rest
);

CREATE INDEX wake_up_by_due ON wake_up (due) WHERE due IS NOT NULL;
CREATE INDEX wake_up_by_open_for ON wake_up (open_for) WHERE open_for IS NOT NULL;
