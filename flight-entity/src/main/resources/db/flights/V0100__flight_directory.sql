-- Where flights are found by number, date and route. Written before a flight's scheduling is acknowledged, and after each
-- later change of its times or status; the journal stays the truth.
CREATE TABLE flight_directory (
  flight_id        uuid PRIMARY KEY,
  flight_no        text NOT NULL,
  origin           text NOT NULL,
  destination      text NOT NULL,
  departure        timestamp NOT NULL, -- local time at the origin
  departure_offset integer NOT NULL,   -- seconds east of UTC
  arrival          timestamp,          -- local time at the destination
  arrival_offset   integer,
  aircraft         text,
  configuration    text,
  status           text NOT NULL,
  seats            integer NOT NULL,
  version          bigint NOT NULL     -- of the flight; an older one never overwrites a newer one
);

CREATE INDEX flight_directory_by_number ON flight_directory (flight_no, departure);
