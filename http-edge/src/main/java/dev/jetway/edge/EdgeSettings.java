package dev.jetway.edge;

import com.typesafe.config.Config;
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
 * @param imports the bounds of schedule imports
 */
public record EdgeSettings(
    Duration requestDeadline,
    Duration readDeadline,
    int bodyLimit,
    long bodyBudget,
    Duration bodyDeadline,
    Duration healthDeadline,
    Imports imports) {

  /**
   * The bounds of schedule imports.
   *
   * @param fileLimit of one file, in bytes
   * @param fileDeadline for a whole file to arrive
   * @param atOnce imports under way at a time
   */
  public record Imports(long fileLimit, Duration fileDeadline, int atOnce) {}

  /** Reads {@code jetway.edge}. */
  public static EdgeSettings of(Config config) {
    Config edge = config.getConfig("jetway.edge");
    return new EdgeSettings(
        edge.getDuration("request-deadline"),
        edge.getDuration("read-deadline"),
        Math.toIntExact(edge.getBytes("body-limit")),
        edge.getBytes("body-budget"),
        edge.getDuration("body-deadline"),
        edge.getDuration("health-deadline"),
        new Imports(
            edge.getBytes("import.file-limit"),
            edge.getDuration("import.file-deadline"),
            edge.getInt("import.at-once")));
  }
}
