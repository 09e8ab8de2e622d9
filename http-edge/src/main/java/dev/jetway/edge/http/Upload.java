package dev.jetway.edge.http;

import dev.jetway.edge.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.IOOperationIncompleteException;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.FileIO;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/** A body that its handler takes itself, because it is too large for the memory. */
public final class Upload {
  /** Bytes of an unwanted body that are read to let the client hear why: a whole large file. */
  private static final long DISCARDED_MAX = 80L << 20;

  private final RequestEntity entity;
  private final Materializer materializer;
  private final AtomicBoolean taken = new AtomicBoolean();

  Upload(RequestEntity entity, Materializer materializer) {
    this.entity = entity;
    this.materializer = materializer;
  }

  /**
   * Writes the body into a file. Only once.
   *
   * @param limit of the body, in bytes
   * @param deadline for all of it to arrive
   * @return fails with {@link Refused} when the body is too large, late, or breaks off
   */
  public CompletionStage<Done> writeTo(Path file, long limit, Duration deadline) {
    if (!taken.compareAndSet(false, true)) {
      throw new IllegalStateException("the body is taken already");
    }
    long readMax = limit + BodyReader.DRAIN_MAX;
    if (entity.getContentLengthOption().orElse(0) > readMax) {
      return CompletableFuture.failedStage(BodyReader.tooLarge(limit));
    }
    return arriving(readMax, deadline)
        .alsoToMat(Sink.<Long, ByteString>fold(0L, (size, b) -> size + b.size()), Keep.right())
        .statefulMap(
            () -> 0L,
            (size, bytes) -> Pair.create(size + bytes.size(), upTo(limit, size, bytes)),
            size -> Optional.empty())
        .toMat(FileIO.toPath(file), (size, written) -> written.thenCombine(size, (w, s) -> s))
        .run(materializer)
        .handle((size, failure) -> outcome(size, failure, limit));
  }

  /** What lies beyond the limit is read, so that the client hears of it, and thrown away. */
  private static ByteString upTo(long limit, long size, ByteString bytes) {
    return size + bytes.size() > limit ? ByteString.emptyByteString() : bytes;
  }

  private static Done outcome(Long size, Throwable failure, long limit) {
    if (failure == null) {
      if (size > limit) {
        throw BodyReader.tooLarge(limit);
      }
      return Done.getInstance();
    }
    throw switch (cause(failure)) {
      case IOException disk -> new UncheckedIOException(disk);
      case Throwable arrival -> BodyReader.refusal(arrival, limit);
    };
  }

  private static Throwable cause(Throwable failure) {
    Throwable unwrapped = Failures.cause(failure);
    Throwable cause = unwrapped.getCause();
    return unwrapped instanceof IOOperationIncompleteException && cause != null ? cause : unwrapped;
  }

  /** Reads and throws away what nobody has taken, within bounds; the stage never fails. */
  CompletionStage<Done> discard(Duration deadline) {
    boolean tooMuch = entity.getContentLengthOption().orElse(0) > DISCARDED_MAX;
    if (tooMuch || !taken.compareAndSet(false, true)) {
      return CompletableFuture.completedStage(Done.getInstance());
    }
    return arriving(DISCARDED_MAX, deadline)
        .runWith(Sink.ignore(), materializer)
        .exceptionally(brokenOff -> Done.getInstance());
  }

  private Source<ByteString, Object> arriving(long readMax, Duration deadline) {
    return entity
        .withoutSizeLimit()
        .getDataBytes()
        .limitWeighted(readMax, bytes -> (long) bytes.size())
        .completionTimeout(deadline);
  }
}
