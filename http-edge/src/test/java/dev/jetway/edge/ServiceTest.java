package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.health.HealthCheck;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service says about itself: health, contract, documentation, methods. */
class ServiceTest {
  private static final AtomicReference<CompletionStage<HealthCheck.Observation>> JOURNAL =
      new AtomicReference<>();

  @RegisterExtension
  static final Edge EDGE =
      new Edge(
          new HealthCheck() {
            @Override
            public String name() {
              return "journal:responseTime";
            }

            @Override
            public CompletionStage<Observation> observe() {
              return JOURNAL.get();
            }
          });

  @BeforeEach
  void theJournalIsWell() {
    observe(HealthCheck.Status.PASS);
  }

  private static void observe(HealthCheck.Status status) {
    JOURNAL.set(
        CompletableFuture.completedStage(
            new HealthCheck.Observation(status, "1.4", "ms", Edge.NOW, null)));
  }

  @ParameterizedTest
  @CsvSource({"PASS,200,pass", "WARN,200,warn", "FAIL,503,fail"})
  void theWorstCheckIsTheWhole(HealthCheck.Status status, int expected, String word) {
    observe(status);

    Answer answer = EDGE.client().get("/v1/health");

    assertThat(answer.status()).isEqualTo(expected);
    assertThat(answer.json().get("status").asText()).isEqualTo(word);
    JsonNode check = answer.json().at("/checks/journal:responseTime/0");
    assertThat(check.get("observedValue").asText()).isEqualTo("1.4");
    assertThat(check.get("observedUnit").asText()).isEqualTo("ms");
  }

  @Test
  void aCheckThatBreaksFailsWithoutTellingWhy() {
    JOURNAL.set(CompletableFuture.failedStage(new IllegalStateException("password=secret")));

    Answer answer = EDGE.client().get("/health");

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).doesNotContain("secret", "IllegalState");
  }

  @Test
  void aCheckThatDoesNotAnswerFails() {
    JOURNAL.set(new CompletableFuture<>());

    assertThat(EDGE.client().get("/health").status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.yaml", "/v1/openapi.yaml"})
  void theContractIsServed(String path) {
    assertThat(EDGE.client().get(path).text()).startsWith("openapi: 3.1.0");
  }

  @Test
  void theDocumentationComesFromHereAlone() {
    Answer page = EDGE.client().get("/docs");

    assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    assertThat(page.text()).doesNotContain("http://", "https://");
    for (String asset : new String[] {"swagger-ui.css", "swagger-ui-bundle.js", "docs.js"}) {
      assertThat(page.text()).contains("docs/" + asset);
      Answer got = EDGE.client().call("HEAD", "/docs/" + asset, BodyPublishers.noBody());
      assertThat(got.status()).isEqualTo(200);
    }
  }

  @Test
  void theRootLeadsToTheDocumentation() {
    Answer answer = EDGE.client().call("HEAD", "/", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(307);
    assertThat(answer.header("Location")).isEqualTo("/docs");
  }

  @Test
  void headIsGetWithoutItsBody() {
    String flight = EDGE.schedule("2026-05-17T13:20");
    String path = "/flights/" + flight + "/seat_map";

    Answer head = EDGE.client().call("HEAD", path, BodyPublishers.noBody());

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.text()).isEmpty();
    assertThat(head.header("ETag")).isEqualTo(EDGE.client().get(path).header("ETag"));
  }

  @Test
  void optionsTellsTheMethods() {
    Answer answer = EDGE.client().call("OPTIONS", "/v1/reservations", BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("Allow")).isEqualTo("PUT, POST, GET, HEAD, OPTIONS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ping", "/nowhere", "/docs", "/flights"})
  void everyAnswerForbidsGuessingItsType(String path) {
    Answer answer = EDGE.client().get(path);

    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("X-Request-Id")).matches("[0-9a-f-]{36}");
  }
}
