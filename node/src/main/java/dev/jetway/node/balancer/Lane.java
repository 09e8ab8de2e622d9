package dev.jetway.node.balancer;

import java.net.InetSocketAddress;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** A way to send one request to one node. */
interface Lane {
  /**
   * Sends it once. A stage that fails with {@link NotSent} says that no byte of it was sent; after
   * any other failure the node may have had all of it.
   */
  CompletionStage<HttpResponse> send(InetSocketAddress node, HttpRequest request);

  /** The node could not be reached: nothing was sent, so nothing was done. */
  final class NotSent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSent(Throwable cause) {
      super("not sent: " + cause.getMessage(), cause, false, false);
    }
  }
}
