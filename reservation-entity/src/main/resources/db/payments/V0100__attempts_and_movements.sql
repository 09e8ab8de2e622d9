-- The books of the simulated payment provider. Nobody but the simulation writes them.
CREATE TABLE attempt (
  key              text PRIMARY KEY,
  status           text    NOT NULL DEFAULT 'NEW',
  behaviour        text    NOT NULL DEFAULT 'sim-ok', -- never an ordinary payment method
  minor_units      bigint,
  currency         text,
  due_at           timestamptz,                       -- when a late authorization sets the money aside
  given_back       bigint  NOT NULL DEFAULT 0,
  refunds          integer NOT NULL DEFAULT 0,
  authorize_errors integer NOT NULL DEFAULT 0,        -- made on purpose, to stop after so many
  capture_errors   integer NOT NULL DEFAULT 0,
  cancel_errors    integer NOT NULL DEFAULT 0,
  refund_errors    integer NOT NULL DEFAULT 0
);

-- Every time that money moved, in order, written together with its attempt. What an auditor reads.
CREATE TABLE movement (
  number      bigserial PRIMARY KEY,
  key         text        NOT NULL REFERENCES attempt (key),
  kind        text        NOT NULL,            -- SET_ASIDE, TAKEN, LET_GO, GIVEN_BACK
  refund_key  text        NOT NULL DEFAULT '', -- of GIVEN_BACK alone
  minor_units bigint      NOT NULL,
  currency    text        NOT NULL,
  moved_at    timestamptz NOT NULL DEFAULT now(),
  -- Should the lock on the attempt ever fail, money still doesn't move twice ...
  UNIQUE (key, kind, refund_key)
);

-- ... and is taken or let go, never both.
CREATE UNIQUE INDEX movement_one_end ON movement (key) WHERE kind IN ('TAKEN', 'LET_GO');
