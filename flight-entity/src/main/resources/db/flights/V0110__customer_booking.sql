-- A customer's bookings, over all flights: follows the journal.
CREATE TABLE customer_booking (
  flight_id      uuid,
  reservation_id text,
  customer_id    text,
  seats          text[]      NOT NULL,
  since          timestamptz NOT NULL,
  direct         boolean     NOT NULL, -- else a part of a reservation over several flights
  PRIMARY KEY (flight_id, reservation_id, customer_id)
);

-- Newest first, page by page.
CREATE INDEX customer_booking_by_customer ON customer_booking (customer_id, since, flight_id, reservation_id);
