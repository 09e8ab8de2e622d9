package dev.jetway.cluster.projection;

import dev.jetway.cluster.database.JournalEpochs;
import dev.jetway.cluster.projection.Offsets.Offset;
import dev.jetway.cluster.projection.SettledRows.Batch;
import dev.jetway.cluster.projection.SettledRows.Stored;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.util.ByteString;

/**
 * What a projection does in one transaction: reads where it is, reads what comes next, moves on,
 * and takes in what it read.
 *
 * <p>Nothing is remembered in between. Two that do this at the same time can't harm each other: one
 * of them moves the offset, the other one finds it moved and changes nothing. So it doesn't matter
 * whether a step that timed out was committed, or whether a cluster that is split has two owners.
 */
final class Step<E> {
  private final String schema;
  private final ReadModel<E> model;
  private final Slice slice;
  private final Offsets offsets;
  private final SettledRows journal;
  private final Serialization serialization;

  Step(String schema, ReadModel<E> model, Slice slice, Serialization serialization) {
    this.schema = schema;
    this.model = model;
    this.slice = slice;
    this.offsets = new Offsets(schema, model.name(), slice.of());
    this.journal = new SettledRows(schema, slice);
    this.serialization = serialization;
  }

  /**
   * Takes in the next rows.
   *
   * @return whether there may be more at once
   * @throws UnreadableEventException when the very next row can't be taken in
   */
  boolean run(Connection connection, int rowsMax, long bytesMax) throws SQLException {
    if (JournalEpochs.renewIfRestored(connection, schema)) {
      return true;
    }
    Optional<Offset> offset = offsets.read(connection, slice);
    if (offset.isEmpty()) {
      begin(connection);
      return true;
    }
    Position from = offset.get().position();
    Batch batch = journal.after(connection, from, rowsMax, bytesMax);
    if (batch.rows().isEmpty()) {
      if (offset.get().hasError()) {
        offsets.move(connection, slice, from, from);
      }
      return false;
    }
    Taken<E> taken = taken(batch.rows());
    // First, because whoever else is at it waits here, and then finds it moved.
    if (!offsets.move(connection, slice, from, taken.end())) {
      return true;
    }
    if (!taken.rows().isEmpty()) {
      apply(connection, taken.rows());
    }
    return batch.full() || taken.count() < batch.rows().size();
  }

  /** Forgets everything, and begins with the journal's first row again. */
  void reset(Connection connection) throws SQLException {
    offsets.lock(connection);
    model.clear(connection);
    offsets.restart(connection);
  }

  private void begin(Connection connection) throws SQLException {
    offsets.lock(connection);
    // Another slice may have done it for all.
    if (offsets.read(connection, slice).isEmpty()) {
      model.clear(connection);
      offsets.restart(connection);
    }
  }

  private void apply(Connection connection, List<Recorded<E>> rows) throws SQLException {
    try {
      model.apply(connection, rows);
    } catch (RuntimeException e) {
      Recorded<E> first = rows.getFirst();
      throw new UnreadableEventException(
          "%s can't take in one of %d rows from %s, version %d on: %s"
              .formatted(model.name(), rows.size(), first.entityId(), first.sequenceNumber(), e),
          e);
    }
  }

  /**
   * Rows up to the first that can't be read.
   *
   * @param rows those of this slice
   * @param count of all of them
   * @param end behind the last one
   */
  private record Taken<E>(List<Recorded<E>> rows, int count, Position end) {}

  private Taken<E> taken(List<Stored> stored) {
    List<Recorded<E>> rows = new ArrayList<>(stored.size());
    int count = 0;
    for (Stored row : stored) {
      ByteString payload = row.payload();
      if (payload != null) {
        try {
          rows.add(recorded(row, payload));
        } catch (UnreadableEventException e) {
          if (count == 0) {
            throw e;
          }
          break; // What comes before it counts; the next step will be here again.
        }
      }
      count++;
    }
    return new Taken<>(rows, count, stored.get(count - 1).position());
  }

  private Recorded<E> recorded(Stored row, ByteString payload) {
    try {
      Object event =
          serialization
              .deserialize(payload.toArrayUnsafe(), row.serializerId(), row.manifest())
              .get();
      return new Recorded<>(
          PersistenceId.ofUniqueId(row.persistenceId()).entityId(),
          row.sequenceNumber(),
          model.eventType().cast(event));
    } catch (Exception e) {
      throw new UnreadableEventException(
          "The journal's row of %s with sequence number %d can't be read: %s"
              .formatted(row.persistenceId(), row.sequenceNumber(), e.getMessage()),
          e);
    }
  }
}
