package dev.jetway.node.balancer;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.stream.Materializer;

/**
 * Reads small bodies whole, so that they can be sent to a second node when the first dies. All of
 * them together have a bound; what would exceed it is streamed instead, and sent once.
 */
final class KeptBodies {
  private final long limit;
  private final long budget;
  private final Duration deadline;
  private final Materializer materializer;
  private final AtomicLong spent = new AtomicLong();

  KeptBodies(BalancerSettings settings, Materializer materializer) {
    this.limit = settings.bodyLimit();
    this.budget = settings.bodyBudget();
    this.deadline = settings.bodyDeadline();
    this.materializer = materializer;
  }

  /** A body, and the room that it takes. */
  record Kept(RequestEntity entity, boolean isWhole, long bytes) {}

  /**
   * Completes with the whole body when it is announced to be small enough, or else at once with the
   * body as it comes; fails with {@link Refused} when a small one doesn't arrive in time. What was
   * kept must be {@link #drop dropped}.
   */
  CompletionStage<Kept> read(RequestEntity entity) {
    if (entity instanceof HttpEntity.Strict strict) {
      // It has arrived already, within one read of the connection.
      return CompletableFuture.completedStage(new Kept(strict, true, 0));
    }
    long length = entity.getContentLengthOption().orElse(Long.MAX_VALUE);
    if (length > limit || !take(length)) {
      return CompletableFuture.completedStage(
          new Kept((RequestEntity) entity.withoutSizeLimit(), false, 0));
    }
    // Copied: many tiny reads would each keep objects of many times their size.
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(0);
    return entity
        .withoutSizeLimit()
        .getDataBytes()
        .completionTimeout(deadline)
        .runForeach(more -> bytes.writeBytes(more.toArrayUnsafe()), materializer)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                spent.addAndGet(-length);
                throw refusal(failure);
              }
              return new Kept(
                  HttpEntities.create(entity.getContentType(), bytes.toByteArray()), true, length);
            });
  }

  void drop(Kept kept) {
    spent.addAndGet(-kept.bytes());
  }

  private boolean take(long bytes) {
    if (spent.addAndGet(bytes) <= budget) {
      return true;
    }
    spent.addAndGet(-bytes);
    return false;
  }

  private static Refused refusal(Throwable failure) {
    return failure instanceof TimeoutException
        ? new Refused(Problem.of(ProblemType.BODY_TIMEOUT))
        : new Refused(
            Problem.of(
                ProblemType.MALFORMED_REQUEST, "The body broke off, or breaks HTTP's framing."));
  }
}
