package dev.jetway.node.balancer;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.OutgoingConnection;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * For what must not be sent twice: a connection of its own, and the request goes out only once it
 * stands. So a connection that a node closes while idle can't swallow it, and one that is refused
 * has certainly cost nothing.
 */
final class OneShot implements Lane {
  private final Http http;
  private final Materializer materializer;

  OneShot(Http http, Materializer materializer) {
    this.http = http;
    this.materializer = materializer;
  }

  @Override
  public CompletionStage<HttpResponse> send(InetSocketAddress node, HttpRequest request) {
    CompletableFuture<HttpRequest> connected = new CompletableFuture<>();
    Pair<CompletionStage<OutgoingConnection>, CompletionStage<HttpResponse>> run =
        Source.completionStage(connected)
            .viaMat(
                http.connectionTo(node.getHostString()).toPort(node.getPort()).http(), Keep.right())
            .toMat(Sink.head(), Keep.both())
            .run(materializer);
    return run.first()
        .handle(
            (connection, refused) -> {
              if (refused != null) {
                NotSent notSent = new NotSent(refused);
                connected.completeExceptionally(notSent);
                return CompletableFuture.<HttpResponse>failedStage(notSent);
              }
              connected.complete(request);
              return run.second();
            })
        .thenCompose(answer -> answer);
  }
}
