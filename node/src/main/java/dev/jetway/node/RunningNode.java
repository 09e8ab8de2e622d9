package dev.jetway.node;

import dev.jetway.cluster.settings.HttpSettings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Finds the node that the settings speak of, if it runs. */
final class RunningNode {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String PASS = "{\"status\":\"pass\"}";

  private RunningNode() {}

  /** The node's address; empty when nothing answers there as a node does. */
  static Optional<URI> find(HttpSettings settings) throws InterruptedException {
    if (settings.port() == 0) {
      return Optional.empty();
    }
    URI address = uri(new InetSocketAddress(settings.bind(), settings.port()));
    try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      HttpRequest ping =
          HttpRequest.newBuilder(address.resolve("/v1/ping")).timeout(PATIENCE).build();
      HttpResponse<String> answer = client.send(ping, BodyHandlers.ofString());
      boolean isNode =
          answer.statusCode() == 200 && answer.body().replaceAll("\\s", "").equals(PASS);
      return isNode ? Optional.of(address) : Optional.empty();
    } catch (IOException nobody) {
      return Optional.empty();
    }
  }

  /** Where a client on this machine reaches a node that listens there. */
  static URI uri(InetSocketAddress listening) {
    boolean anywhere = listening.getAddress() != null && listening.getAddress().isAnyLocalAddress();
    String host = anywhere ? "127.0.0.1" : listening.getHostString();
    String inUri = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + inUri + ":" + listening.getPort());
  }
}
