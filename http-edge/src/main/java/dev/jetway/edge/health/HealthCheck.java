package dev.jetway.edge.health;

import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Something whose health is shown by {@code /health}. */
public interface HealthCheck {

  /**
   * By the health+json draft: component, colon, measurement, as in {@code journal:responseTime}.
   */
  String name();

  /**
   * Looks, without blocking. A stage that fails, or does not complete soon, counts as a failure.
   */
  CompletionStage<Observation> observe();

  /** How it is. */
  enum Status {
    PASS,
    /** Still serving, but somebody should look. */
    WARN,
    FAIL
  }

  /**
   * What was seen.
   *
   * @param value a measurement; null when there is none
   * @param unit of {@code value}, such as {@code ms}; null when it has none
   * @param time when it was seen
   * @param output a sentence for operators that tells strangers no secrets; null when all is well
   */
  record Observation(
      Status status,
      @Nullable String value,
      @Nullable String unit,
      Instant time,
      @Nullable String output) {

    public static Observation pass(Instant time) {
      return new Observation(Status.PASS, null, null, time, null);
    }

    public static Observation fail(Instant time, String output) {
      return new Observation(Status.FAIL, null, null, time, output);
    }
  }
}
