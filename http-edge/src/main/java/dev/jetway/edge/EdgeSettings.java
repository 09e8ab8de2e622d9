package dev.jetway.edge;

import dev.jetway.cluster.settings.SettingReader;
import dev.jetway.edge.retry.WhileMoving;
import dev.jetway.flight.ssim.SsimLimits;
import java.time.Duration;

/**
 * The edge's own numbers; those of Pekko HTTP are under {@code pekko.http.server}.
 *
 * @param requestDeadline how long a command to a flight may take until its outcome counts as
 *     unknown
 * @param readDeadline how long a question to a flight may take
 * @param bodyLimit of a request's body, in bytes
 * @param bodyBudget of all bodies that are being read or answered at a time, in bytes
 * @param bodyDeadline for a whole body to arrive
 * @param healthDeadline how long one health check may take
 * @param moving how requests to entities that move are sent again
 * @param imports the bounds of schedule imports
 */
public record EdgeSettings(
    Duration requestDeadline,
    Duration readDeadline,
    int bodyLimit,
    long bodyBudget,
    Duration bodyDeadline,
    Duration healthDeadline,
    WhileMoving.Settings moving,
    Imports imports) {

  /**
   * The bounds of schedule imports.
   *
   * @param fileLimit of one file, in bytes
   * @param fileDeadline for a whole file to arrive
   * @param atOnce imports under way at a time
   */
  public record Imports(long fileLimit, Duration fileDeadline, int atOnce) {}

  private static final Duration DEADLINE_MIN = Duration.ofMillis(1);
  private static final Duration DEADLINE_MAX = Duration.ofMinutes(1);
  private static final long BODY_MAX = 16L * 1024 * 1024;
  private static final long BUDGET_MAX = 16L * 1024 * 1024 * 1024;

  /** What the schedule reader takes at most; see {@link SsimLimits}. */
  private static final long FILE_MAX = SsimLimits.DEFAULT.bytesMax();

  private static final Duration FILE_DEADLINE_MAX = Duration.ofHours(1);
  private static final int IMPORTS_MAX = 100;

  /** Reads and checks {@code jetway.edge}. */
  public static EdgeSettings from(SettingReader settings) {
    long bodyLimit = settings.bytes("jetway.edge.body-limit", 1, BODY_MAX);
    return new EdgeSettings(
        deadline(settings, "request-deadline"),
        deadline(settings, "read-deadline"),
        Math.toIntExact(bodyLimit),
        settings.bytes("jetway.edge.body-budget", bodyLimit, BUDGET_MAX),
        deadline(settings, "body-deadline"),
        deadline(settings, "health-deadline"),
        WhileMoving.Settings.from(settings),
        new Imports(
            settings.bytes("jetway.edge.import.file-limit", 1, FILE_MAX),
            settings.duration("jetway.edge.import.file-deadline", DEADLINE_MIN, FILE_DEADLINE_MAX),
            settings.number("jetway.edge.import.at-once", 1, IMPORTS_MAX)));
  }

  private static Duration deadline(SettingReader settings, String key) {
    return settings.duration("jetway.edge." + key, DEADLINE_MIN, DEADLINE_MAX);
  }
}
