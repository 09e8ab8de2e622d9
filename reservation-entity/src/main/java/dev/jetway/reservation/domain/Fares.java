package dev.jetway.reservation.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What seats cost. Sums are in the currency's smallest unit, and fit: see {@link Money}. */
final class Fares {
  private Fares() {}

  static long of(List<SegmentRequest> segments) {
    long sum = 0;
    for (SegmentRequest segment : segments) {
      sum += of(segment.fare(), segment.count());
    }
    return sum;
  }

  static long of(@Nullable Money fare, int seats) {
    return fare == null ? 0 : fare.minorUnits() * seats;
  }

  /** The currency of the first fare; empty when all is free. */
  static Optional<String> currency(List<SegmentRequest> segments) {
    return segments.stream()
        .flatMap(segment -> Optional.ofNullable(segment.fare()).stream())
        .map(Money::currency)
        .findFirst();
  }
}
