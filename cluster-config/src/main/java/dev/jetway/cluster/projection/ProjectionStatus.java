package dev.jetway.cluster.projection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a projection gets on, as any node can tell.
 *
 * @param lag age of the oldest committed row of the journal that it has not taken in; zero when it
 *     has taken in all
 * @param lastError why the latest try failed, for operators; null when it went well
 * @param failedAt when that was; null when it went well
 */
public record ProjectionStatus(
    String name,
    State state,
    Duration lag,
    @Nullable String lastError,
    @Nullable Instant failedAt) {

  /** From good to bad. */
  public enum State {
    FOLLOWING,
    /** The latest try failed; it is tried again. */
    FAILING,
    /** At an event that can't be read: somebody has to look. Nothing is passed over. */
    STOPPED
  }
}
