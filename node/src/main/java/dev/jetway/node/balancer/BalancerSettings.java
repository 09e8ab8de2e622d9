package dev.jetway.node.balancer;

import dev.jetway.cluster.settings.SettingReader;
import java.time.Duration;

/**
 * The balancer's numbers; those of its HTTP library are under {@code jetway-balancer}.
 *
 * @param requestsMax requests under way at a time; more are refused
 * @param bodyLimit of a body that is kept for another try, in bytes; larger ones are streamed
 * @param bodyBudget of all bodies kept at a time, in bytes; beyond it bodies are streamed
 * @param bodyDeadline for a body that is kept to arrive
 * @param requestDeadline from the complete body to the head of the answer, over all tries
 * @param attemptDeadline of one try, when another may follow
 * @param uploadDeadline from the head of a streamed request to the head of the answer
 * @param triesMax nodes asked for one request, at most
 */
public record BalancerSettings(
    int requestsMax,
    long bodyLimit,
    long bodyBudget,
    Duration bodyDeadline,
    Duration requestDeadline,
    Duration attemptDeadline,
    Duration uploadDeadline,
    int triesMax) {
  private static final String ROOT = "jetway.supervisor.balancer.";
  private static final int REQUESTS_MAX = 100_000;
  private static final long BODY_MAX = 16L * 1024 * 1024;
  private static final long BUDGET_MAX = 16L * 1024 * 1024 * 1024;
  private static final int TRIES_MAX = 10;

  /** Reads and checks {@code jetway.supervisor.balancer}. */
  public static BalancerSettings from(SettingReader reader) {
    long bodyLimit = reader.bytes(ROOT + "body-limit", 1, BODY_MAX);
    return new BalancerSettings(
        reader.number(ROOT + "requests-max", 1, REQUESTS_MAX),
        bodyLimit,
        reader.bytes(ROOT + "body-budget", bodyLimit, BUDGET_MAX),
        deadline(reader, "body-deadline"),
        deadline(reader, "request-deadline"),
        deadline(reader, "attempt-deadline"),
        deadline(reader, "upload-deadline"),
        reader.number(ROOT + "tries-max", 1, TRIES_MAX));
  }

  private static Duration deadline(SettingReader reader, String key) {
    return reader.duration(ROOT + key, Duration.ofMillis(1), Duration.ofHours(1));
  }
}
