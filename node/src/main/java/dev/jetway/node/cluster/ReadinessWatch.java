package dev.jetway.node.cluster;

import dev.jetway.node.balancer.Backend;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * Asks a node again and again whether it is ready, for as long as it runs. A no, or a closed door,
 * counts at once; silence when it has lasted.
 */
final class ReadinessWatch {
  private final HttpClient http;
  private final SupervisorSettings.Polls polls;

  ReadinessWatch(HttpClient http, SupervisorSettings.Polls polls) {
    this.http = http;
    this.polls = polls;
  }

  /**
   * Watches on a thread of its own, until that is interrupted.
   *
   * @param backend told whether it may be asked
   * @param whenReady run each time it has become ready
   */
  Thread watch(Backend backend, URI management, Runnable whenReady) {
    HttpRequest question =
        HttpRequest.newBuilder(management.resolve("/ready")).timeout(polls.deadline()).build();
    return Thread.ofPlatform()
        .daemon()
        .name("readiness of " + backend.name())
        .start(() -> watch(backend, question, whenReady));
  }

  private void watch(Backend backend, HttpRequest question, Runnable whenReady) {
    boolean ready = false;
    long lastAnswer = System.nanoTime();
    try {
      while (true) {
        boolean before = ready;
        try {
          ready = http.send(question, BodyHandlers.discarding()).statusCode() == 200;
          lastAnswer = System.nanoTime();
        } catch (HttpTimeoutException silence) {
          Duration silent = Duration.ofNanos(System.nanoTime() - lastAnswer);
          ready = ready && silent.compareTo(polls.memory()) < 0;
        } catch (IOException closed) {
          ready = false;
        }
        backend.ready(ready);
        if (ready && !before) {
          whenReady.run();
        }
        Thread.sleep(polls.every());
      }
    } catch (InterruptedException ended) {
      backend.ready(false);
    }
  }
}
