package dev.jetway.edge.http;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.StreamLimitReachedException;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.util.ByteString;
import org.apache.pekko.util.ByteStringBuilder;

/**
 * Reads a request's body whole.
 *
 * <p>A body over the limit is refused, but what the client is still sending is read and thrown away
 * first, up to a second limit: a connection that is closed on a sender makes its answer unreadable
 * (RFC 9112, section 9.6).
 */
final class BodyReader {
  /** Bytes of an oversized body that are read to let the client hear the refusal. */
  static final long DRAIN_MAX = 16L * 1024 * 1024;

  private final int limit;
  private final Duration deadline;
  private final Materializer materializer;

  /**
   * Reads bodies within these bounds.
   *
   * @param limit of a body, in bytes
   * @param deadline for the whole body to arrive
   */
  BodyReader(int limit, Duration deadline, Materializer materializer) {
    this.limit = limit;
    this.deadline = deadline;
    this.materializer = materializer;
  }

  /** Completes with the body, or fails with {@link Refused}. */
  CompletionStage<ByteString> read(RequestEntity entity) {
    if (entity instanceof HttpEntity.Strict strict) {
      return strict.getData().size() > limit
          ? CompletableFuture.failedStage(tooLarge(limit))
          : CompletableFuture.completedStage(strict.getData());
    }
    if (entity.getContentLengthOption().orElse(0) > DRAIN_MAX) {
      return CompletableFuture.failedStage(tooLarge(limit));
    }
    return entity
        .withoutSizeLimit()
        .getDataBytes()
        .limitWeighted(DRAIN_MAX, bytes -> (long) bytes.size())
        .completionTimeout(deadline)
        .runWith(Sink.fold(new Received(), this::add), materializer)
        .handle(this::outcome);
  }

  /** What has arrived, as far as it is worth keeping. */
  private record Received(long size, ByteStringBuilder kept) {
    Received() {
      this(0, new ByteStringBuilder());
    }
  }

  private Received add(Received sofar, ByteString more) {
    long size = sofar.size + more.size();
    if (size > limit) {
      return new Received(size, new ByteStringBuilder());
    }
    sofar.kept.append(more);
    return new Received(size, sofar.kept);
  }

  private ByteString outcome(Received received, Throwable failure) {
    if (failure == null && received.size <= limit) {
      return received.kept.result();
    }
    throw failure == null ? tooLarge(limit) : refusal(failure, limit);
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
