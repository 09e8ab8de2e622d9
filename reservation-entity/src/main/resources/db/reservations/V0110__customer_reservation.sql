-- A customer's reservations, those that have ended included: follows the journal.
CREATE TABLE customer_reservation (
  reservation_id text PRIMARY KEY,
  customer_id    text        NOT NULL,
  locator        text        NOT NULL,
  status         text        NOT NULL,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);

-- Newest first, page by page.
CREATE INDEX customer_reservation_by_customer ON customer_reservation (customer_id, created_at, reservation_id);
