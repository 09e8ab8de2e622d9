package dev.jetway.node.balancer;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.StreamTcpException;

/** For what may be sent again: over connections that are kept and used by many. */
final class Pooled implements Lane {
  private final Http http;

  Pooled(Http http) {
    this.http = http;
  }

  @Override
  public CompletionStage<HttpResponse> send(InetSocketAddress node, HttpRequest request) {
    return http.singleRequest(
            request.withUri(
                request.getUri().scheme("http").host(node.getHostString()).port(node.getPort())))
        .exceptionallyCompose(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException wrapped && wrapped.getCause() != null
                      ? wrapped.getCause()
                      : failure;
              return java.util.concurrent.CompletableFuture.failedStage(
                  isRefusal(cause) ? new NotSent(cause) : cause);
            });
  }

  /** TCP's own failures while a connection is made; one that is lost later ends otherwise. */
  private static boolean isRefusal(Throwable failure) {
    return failure instanceof StreamTcpException
        && String.valueOf(failure.getMessage()).contains("failed because of");
  }
}
