package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import java.util.Optional;

/**
 * A segment's name at its flight, where it is both the hold's and the booking's: {@code
 * reservation/number}.
 */
public record SegmentId(ReservationId reservation, int number) {
  private static final int DIGITS_MAX = 6;

  HoldId hold() {
    return new HoldId(toString());
  }

  ReservationId booking() {
    return new ReservationId(toString());
  }

  /** Whose booking that is; empty when it is none of a reservation's segments. */
  public static Optional<SegmentId> ofBooking(ReservationId booking) {
    String text = booking.value();
    int slash = text.lastIndexOf('/');
    String digits = text.substring(slash + 1);
    boolean numbered =
        slash > 0
            && !digits.isEmpty()
            && digits.length() <= DIGITS_MAX
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && digits.charAt(0) != '0';
    return numbered
        ? Optional.of(
            new SegmentId(new ReservationId(text.substring(0, slash)), Integer.parseInt(digits)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return reservation + "/" + number;
  }
}
