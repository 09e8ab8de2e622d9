package dev.jetway.flight.actor;

import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.Hold;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when somebody has to look after a flight if its node should crash: because of a hold's
 * deadline, or because owners of bookings have to be told of a change. The departure alone needs
 * nobody: it is found by whoever asks, and nothing is freed by it.
 */
final class WakeUpNeed {
  private WakeUpNeed() {}

  /**
   * Because of what a command may make due; null when it makes nothing due. A hold that is extended
   * has its row already.
   *
   * @param guard how soon owners are to be told after a crash
   */
  static @Nullable Instant of(
      FlightCommand command, WriterReport report, Instant now, Duration guard) {
    Instant departure = report.departure();
    if (departure == null) {
      return null; // It is refused, or a flight that isn't there yet is made.
    }
    if (command instanceof FlightCommand.NewHold hold) {
      return hold.deadline().isAfter(now)
          ? earlier(earlier(hold.deadline(), departure), now.plus(Hold.DURATION_MAX))
          : null;
    }
    boolean tells =
        command instanceof FlightCommand.CancelFlight
            || command instanceof FlightCommand.RescheduleFlight
            || (command instanceof FlightCommand.ConfirmHold && report.someUntold());
    return tells ? now.plus(guard) : null;
  }

  /** Because of what is in the journal; null when nothing is. */
  static @Nullable Instant of(WriterReport report, Instant now, Duration guard) {
    if (!report.owed().isEmpty()) {
      return now.plus(guard);
    }
    return report.holds() ? report.nextDue() : null;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
