package dev.jetway.cluster.persistence;

import java.util.Optional;
import org.apache.pekko.persistence.SelectedSnapshot;
import org.apache.pekko.persistence.SnapshotMetadata;
import org.apache.pekko.persistence.SnapshotSelectionCriteria;
import org.apache.pekko.persistence.snapshot.japi.SnapshotStore;
import scala.concurrent.Future;

/** Snapshots in memory, in the same {@link JournalControl} as the journal. */
public final class TestSnapshots extends SnapshotStore {
  private final JournalControl control = JournalControl.of(context().system());

  @Override
  public Future<Optional<SelectedSnapshot>> doLoadAsync(
      String persistenceId, SnapshotSelectionCriteria criteria) {
    return TestJournal.<Optional<SelectedSnapshot>>future(
        () ->
            control.newest(criteria.maxSequenceNr()).entrySet().stream()
                .map(entry -> new SelectedSnapshot(entry.getKey(), entry.getValue()))
                .findFirst());
  }

  @Override
  public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
    return TestJournal.<Void>future(
        () -> {
          control.save(metadata, snapshot);
          return null;
        });
  }

  @Override
  public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
    return TestJournal.<Void>future(
        () -> {
          control.drop(metadata.sequenceNr(), metadata.sequenceNr());
          return null;
        });
  }

  @Override
  public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    return TestJournal.<Void>future(
        () -> {
          control.drop(criteria.minSequenceNr(), criteria.maxSequenceNr());
          return null;
        });
  }
}
