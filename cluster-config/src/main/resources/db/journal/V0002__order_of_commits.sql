-- An order in which the journal can be followed without ever passing over a row: "ordering" is given out before the commit,
-- so a row may appear behind a reader that goes by it alone. Rows of transactions below the oldest one under way
-- are settled: nothing can appear among them any more.
-- Rows that are here already get this migration's own transaction, and keep their order by "ordering".
ALTER TABLE event_journal
  ADD COLUMN epoch          integer NOT NULL DEFAULT 1,
  ADD COLUMN transaction_id xid8    NOT NULL DEFAULT pg_current_xact_id();

CREATE INDEX event_journal_by_transaction ON event_journal (epoch, transaction_id, ordering);

-- Transaction ids are of one database server. A journal that was restored on another one goes on in an epoch of its
-- own, which is also the default of event_journal.epoch. The latest epoch is the one that is written.
CREATE TABLE journal_epoch (
  epoch integer     PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT now()
);

INSERT INTO journal_epoch (epoch) VALUES (1);

-- How far each projection has followed the journal; changed in the transaction that changes its read model. A projection
-- without a row here begins anew.
CREATE TABLE projection_offset (
  projection     text,
  slice          integer,
  slices         integer NOT NULL,
  epoch          integer NOT NULL,
  transaction_id xid8    NOT NULL,
  ordering       bigint  NOT NULL,
  stopped        boolean NOT NULL DEFAULT false, -- at an event that can't be read; else errors pass
  error          text,                           -- of the latest try; null when it went well
  failed_at      timestamptz,
  PRIMARY KEY (projection, slice)
);
