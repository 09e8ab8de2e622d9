package dev.jetway.node.balancer;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ResponseEntity;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/** Passes an answer back, and notices when all of it has gone through. */
final class Passage {
  /** After it a body that nobody reads was given up: the library waits as long for a reader. */
  private static final Duration UNREAD_LIMIT = Duration.ofSeconds(10);

  private static final String EVENTS = "text/event-stream";

  private final ActorSystem<?> system;

  Passage(ActorSystem<?> system) {
    this.system = system;
  }

  /**
   * The answer for the client.
   *
   * @param visit ended with the body; with the head of a stream of events, which has no end, so
   *     that a node can be drained
   * @param ended run once, when the body has ended or was given up
   */
  HttpResponse back(
      HttpRequest request, HttpResponse response, Backends.@Nullable Visit visit, Runnable ended) {
    Runnable end =
        () -> {
          if (visit != null) {
            visit.end();
          }
          ended.run();
        };
    HttpEntity entity = response.entity();
    boolean withoutBody = request.method().equals(HttpMethods.HEAD) || entity.isStrict();
    if (visit != null && entity.getContentType().mediaType().toString().equals(EVENTS)) {
      visit.end();
    }
    HttpResponse onward =
        visit == null
            ? response
            : HttpResponse.create()
                .withStatus(response.status())
                .withHeaders(Headers.ofResponse(response))
                .withEntity((ResponseEntity) entity);
    if (withoutBody) {
      end.run();
      return onward;
    }
    return onward.withEntity(watched(entity, end));
  }

  private ResponseEntity watched(HttpEntity entity, Runnable end) {
    AtomicBoolean read = new AtomicBoolean();
    Source<ByteString, ?> bytes =
        Source.lazySource(
            () ->
                read.compareAndSet(false, true)
                    ? observed(entity, end)
                    : Source.<ByteString>failed(new IllegalStateException("given up")));
    // When the client has gone, nobody ever reads.
    system
        .scheduler()
        .scheduleOnce(
            UNREAD_LIMIT,
            () -> {
              if (read.compareAndSet(false, true)) {
                end.run();
              }
            },
            system.executionContext());
    return entity.getContentLengthOption().isPresent()
        ? HttpEntities.create(
            entity.getContentType(), entity.getContentLengthOption().getAsLong(), bytes)
        : HttpEntities.createChunked(entity.getContentType(), bytes);
  }

  private static Source<ByteString, NotUsed> observed(HttpEntity entity, Runnable end) {
    return entity
        .withoutSizeLimit()
        .getDataBytes()
        .watchTermination(
            (none, done) -> {
              CompletionStage<Done> unused = done.whenComplete((all, failure) -> end.run());
              return NotUsed.getInstance();
            });
  }
}
