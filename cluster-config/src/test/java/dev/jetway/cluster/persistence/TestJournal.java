package dev.jetway.cluster.persistence;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.jspecify.annotations.Nullable;
import scala.concurrent.Future;
import scala.jdk.javaapi.CollectionConverters;
import scala.jdk.javaapi.FutureConverters;

/** A journal in memory, which does what {@link JournalControl} wants of it. */
public final class TestJournal extends AsyncWriteJournal {
  private final JournalControl control = JournalControl.of(context().system());

  @Override
  public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
    List<PersistentRepr> forms =
        StreamSupport.stream(writes.spliterator(), false)
            .flatMap(write -> CollectionConverters.asJava(write.payload()).stream())
            .toList();
    CompletableFuture<Iterable<Optional<Exception>>> done = new CompletableFuture<>();
    control.whenLetGo(
        () -> {
          try {
            control.store(forms);
            done.complete(
                StreamSupport.stream(writes.spliterator(), false)
                    .map(write -> Optional.<Exception>empty())
                    .toList());
          } catch (IllegalStateException e) {
            done.completeExceptionally(e);
          }
        });
    return FutureConverters.asScala(done);
  }

  @Override
  public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
    throw new UnsupportedOperationException("events are never deleted");
  }

  @Override
  public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
    return TestJournal.<Void>future(
        () -> {
          control.replay(from, to).forEach(replay);
          return null;
        });
  }

  @Override
  public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
    return future(control::highest);
  }

  static <T> Future<T> future(Supplier<@Nullable T> work) {
    CompletionStage<T> stage;
    try {
      stage = CompletableFuture.completedStage(work.get());
    } catch (IllegalStateException e) {
      stage = CompletableFuture.failedStage(e);
    }
    return FutureConverters.asScala(stage);
  }
}
