-- Flights that somebody has to look after at some time, though nobody asks for them: a hold ends, or owners of bookings have to be
-- told of a change. Inserted before what makes it necessary is in the journal, so whatever is due is found after any crash.
CREATE TABLE wake_up (
  id  text PRIMARY KEY, -- of the flight
  due timestamptz NOT NULL
);

CREATE INDEX wake_up_by_due ON wake_up (due);
