-- The fence: a node writes into this service's journal under an epoch, which others can revoke. Why and how:
-- docs/decisions/009-an-epoch-under-every-write.md

CREATE TABLE writer_epoch (
  epoch         INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Cluster address and uid; null until the node is a member of its cluster. Until then nothing is written under the epoch.
  node          TEXT,
  lease_ms      INTEGER     NOT NULL,
  -- Counts up with each renewal of the lease: others see a node live by it, without comparing clocks.
  renewals      BIGINT      NOT NULL DEFAULT 0,
  -- Ended by the node itself, in order.
  released_at   TIMESTAMPTZ,
  -- Ended by another node, and by which.
  revoked_at    TIMESTAMPTZ,
  revoked_by    INTEGER,
  -- When a revoked epoch's last write had ended and its lease was outwaited.
  settled_at    TIMESTAMPTZ,
  -- For people only; nothing is decided by these.
  registered_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  renewed_at    TIMESTAMPTZ
) WITH (fillfactor = 50); -- every row is updated each second: room for that in its own page

-- Refuses an insert under an epoch that isn't in force, with SQLSTATE JW001; nothing of the transaction is stored then.
-- The setting bears the service's name, since another service's epochs have the same numbers.
CREATE FUNCTION check_writer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  mine     TEXT := current_setting('jetway.${flyway:defaultSchema}_epoch', true);
  in_force BOOLEAN;
BEGIN
  IF mine = 'none' THEN
    RETURN NULL; -- Said in so many words: a tool or a test, which shares the journal with nobody.
  END IF;
  IF mine IS NULL OR mine = '' THEN
    RAISE EXCEPTION 'this session writes under no epoch: jetway.${flyway:defaultSchema}_epoch is not set' USING ERRCODE = 'JW001';
  END IF;
  -- A stricter isolation would read the epoch as it was when the transaction began.
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'the journal is written in READ COMMITTED only' USING ERRCODE = 'JW001';
  END IF;
  -- Held until the transaction ends; whoever ends the epoch takes it exclusively, and so waits for its last writes.
  PERFORM pg_advisory_xact_lock_shared(
    '"${flyway:defaultSchema}".writer_epoch'::regclass::oid::integer, mine::integer);
  -- A statement of its own, so that it sees what was committed before the lock was granted.
  SELECT node IS NOT NULL AND released_at IS NULL AND revoked_at IS NULL INTO in_force
    FROM "${flyway:defaultSchema}".writer_epoch WHERE epoch = mine::integer;
  IF in_force IS NOT TRUE THEN
    RAISE EXCEPTION 'epoch % is not in force', mine USING ERRCODE = 'JW001';
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER check_writer BEFORE INSERT ON event_journal FOR EACH STATEMENT EXECUTE FUNCTION check_writer();
