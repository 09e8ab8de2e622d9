package dev.jetway.edge.http;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request's body whole.
 *
 * <p>A body over the limit is refused, but what the client is still sending is read and thrown away
 * first, up to a second limit: a connection that is closed on a sender makes its answer unreadable
 * (RFC 9112, section 9.6).
 *
 * <p>All bodies together have a bound, too, or a few hundred clients with a large body each would
 * take all memory. A body counts from its first byte until its request is answered.
 */
final class BodyReader {
  /** Bytes of an oversized body that are read to let the client hear the refusal. */
  static final long DRAIN_MAX = 16L * 1024 * 1024;

  private final int limit;
  private final long budget;
  private final AtomicLong spent = new AtomicLong();
  private final Duration deadline;
  private final Materializer materializer;

  /**
   * Reads bodies within these bounds.
   *
   * @param limit of a body, in bytes
   * @param budget of all bodies at a time, in bytes
   * @param deadline for the whole body to arrive
   */
  BodyReader(int limit, long budget, Duration deadline, Materializer materializer) {
    this.limit = limit;
    this.budget = budget;
    this.deadline = deadline;
    this.materializer = materializer;
  }

  /** Completes with what {@code use} makes of the body, or fails with {@link Refused}. */
  <T> CompletionStage<T> read(RequestEntity entity, Function<ByteString, CompletionStage<T>> use) {
    Received received = new Received();
    return arrived(entity, received)
        .thenCompose(use)
        .whenComplete((answer, failure) -> received.drop());
  }

  private CompletionStage<ByteString> arrived(RequestEntity entity, Received received) {
    if (entity instanceof HttpEntity.Strict strict) {
      received.add(strict.getData());
      return CompletableFuture.completedStage(received).thenApply(Received::body);
    }
    if (entity.getContentLengthOption().orElse(0) > DRAIN_MAX) {
      return CompletableFuture.failedStage(tooLarge(limit));
    }
    return entity
        .withoutSizeLimit()
        .getDataBytes()
        .limitWeighted(DRAIN_MAX, bytes -> (long) bytes.size())
        .completionTimeout(deadline)
        .runForeach(received::add, materializer)
        .handle((done, failure) -> outcome(received, failure));
  }

  /** What has arrived, as far as it is worth keeping. For one thread at a time. */
  private final class Received {
    private ByteArrayOutputStream kept = new ByteArrayOutputStream(0);
    private long size;
    private boolean overBudget;

    void add(ByteString more) {
      size += more.size();
      if (size > limit || overBudget) {
        drop();
      } else if (spent.addAndGet(more.size()) > budget) {
        spent.addAndGet(-more.size());
        overBudget = true;
        drop();
      } else {
        // Copied: many tiny chunks would each keep objects of many times their size.
        kept.writeBytes(more.toArrayUnsafe());
      }
    }

    void drop() {
      spent.addAndGet(-kept.size());
      kept = new ByteArrayOutputStream(0); // reset() would keep the array
    }

    ByteString body() {
      if (size > limit) {
        throw tooLarge(limit);
      }
      if (overBudget) {
        throw new Refused(Problem.of(ProblemType.SERVER_BUSY));
      }
      return ByteString.fromArrayUnsafe(kept.toByteArray());
    }
  }

  private ByteString outcome(Received received, @Nullable Throwable failure) {
    if (failure == null) {
      return received.body();
    }
    throw refusal(failure, limit);
  }

  /** Why a body that has not arrived whole is refused. */
  static Refused refusal(Throwable failure, long limit) {
    return switch (failure) {
      case StreamLimitReachedException e -> tooLarge(limit);
      case TimeoutException e -> new Refused(Problem.of(ProblemType.BODY_TIMEOUT));
      default ->
          new Refused(
              Problem.of(
                  ProblemType.MALFORMED_REQUEST, "The body broke off, or breaks HTTP's framing."));
    };
  }

  static Refused tooLarge(long limit) {
    return new Refused(
        Problem.of(ProblemType.BODY_TOO_LARGE, "A body has at most " + limit + " bytes here."));
  }
}
