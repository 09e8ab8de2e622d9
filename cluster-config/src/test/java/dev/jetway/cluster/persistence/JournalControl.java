package dev.jetway.cluster.persistence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import org.apache.pekko.util.ByteString;

/**
 * What a {@link TestJournal} has stored of the one entity that uses it, as bytes; and the test's
 * hand on it. Writes can be held, lost, or stored without an answer; reads can fail.
 */
public final class JournalControl {
  public enum Fault {
    /** The write fails, and nothing is stored. */
    LOST,
    /** The write fails as far as the writer knows, but is stored. */
    STORED_UNANSWERED
  }

  /** A value as bytes, with what is needed to read it. */
  private record Stored(int serializer, String manifest, ByteString bytes) {}

  private record Row(PersistentRepr form, Stored payload) {}

  private record Snapshot(SnapshotMetadata metadata, Stored state) {}

  private static final ConcurrentMap<String, JournalControl> BY_SYSTEM = new ConcurrentHashMap<>();

  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private final List<Snapshot> snapshots = new ArrayList<>();
  private final Deque<Runnable> heldWrites = new ArrayDeque<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final Serialization serialization;
  private boolean holding;
  private boolean unreadable;
  private int readAttempts;
  private long rowsReplayed;

  private JournalControl(ActorSystem system) {
    serialization = SerializationExtension.get(system);
  }

  /** The one of this actor system, which must be the only one of its name. */
  public static JournalControl of(ActorSystem system) {
    return BY_SYSTEM.computeIfAbsent(system.name(), name -> new JournalControl(system));
  }

  // What a test does.

  /** From now on writes wait to be let go. */
  public synchronized void holdWrites() {
    holding = true;
  }

  public synchronized int writesHeld() {
    return heldWrites.size();
  }

  public synchronized void letOneWriteGo() {
    heldWrites.remove().run();
  }

  public synchronized void letWritesGo() {
    holding = false;
    while (!heldWrites.isEmpty()) {
      letOneWriteGo();
    }
  }

  /** The next write that is let go ends like this. */
  public synchronized void failNextWrite(Fault fault) {
    faults.add(fault);
  }

  public synchronized void unreadable(boolean nowUnreadable) {
    unreadable = nowUnreadable;
  }

  public synchronized int readAttempts() {
    return readAttempts;
  }

  /** How many rows all recoveries together have read. */
  public synchronized long rowsReplayed() {
    return rowsReplayed;
  }

  /** All that is stored, in its order. */
  public synchronized <E> List<E> events(Class<E> type) {
    return rows.values().stream().map(row -> type.cast(read(row.payload()))).toList();
  }

  /** The versions of which there are snapshots. */
  public synchronized List<Long> snapshots() {
    return snapshots.stream().map(snapshot -> snapshot.metadata().sequenceNr()).toList();
  }

  // What the plugins do.

  synchronized void whenLetGo(Runnable write) {
    if (holding) {
      heldWrites.add(write);
    } else {
      write.run();
    }
  }

  synchronized void store(List<PersistentRepr> forms) {
    Fault fault = faults.poll();
    if (fault != Fault.LOST) {
      for (PersistentRepr form : forms) {
        if (rows.containsKey(form.sequenceNr())) {
          throw new IllegalStateException("duplicate key " + form.sequenceNr());
        }
        rows.put(form.sequenceNr(), new Row(form, written(form.payload())));
      }
    }
    if (fault != null) {
      throw new IllegalStateException("planted: " + fault);
    }
  }

  synchronized List<PersistentRepr> replay(long from, long to) {
    List<PersistentRepr> replayed = new ArrayList<>();
    for (Row row : rows.subMap(from, true, Math.max(from, to), true).values()) {
      replayed.add(row.form().withPayload(read(row.payload())));
    }
    rowsReplayed += replayed.size();
    return replayed;
  }

  synchronized long highest() {
    readAttempts++;
    if (unreadable) {
      throw new IllegalStateException("planted: unreadable");
    }
    return rows.isEmpty() ? 0 : rows.lastKey();
  }

  synchronized void save(SnapshotMetadata metadata, Object state) {
    snapshots.add(new Snapshot(metadata, written(state)));
  }

  synchronized void drop(long from, long to) {
    snapshots.removeIf(
        snapshot ->
            snapshot.metadata().sequenceNr() >= from && snapshot.metadata().sequenceNr() <= to);
  }

  /** The newest snapshot up to that version; empty when there is none. */
  synchronized Map<SnapshotMetadata, Object> newest(long upTo) {
    return snapshots.stream()
        .filter(snapshot -> snapshot.metadata().sequenceNr() <= upTo)
        .reduce((earlier, later) -> later)
        .<Map<SnapshotMetadata, Object>>map(
            snapshot -> Map.of(snapshot.metadata(), read(snapshot.state())))
        .orElse(Map.of());
  }

  private Stored written(Object value) {
    var serializer = serialization.findSerializerFor(value);
    return new Stored(
        serializer.identifier(),
        Serializers.manifestFor(serializer, value),
        ByteString.fromArray(serialization.serialize(value).get()));
  }

  private Object read(Stored stored) {
    return serialization
        .deserialize(stored.bytes().toArrayUnsafe(), stored.serializer(), stored.manifest())
        .get();
  }
}
