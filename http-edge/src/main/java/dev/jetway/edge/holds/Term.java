package dev.jetway.edge.holds;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Formats;
import dev.jetway.edge.input.Shape;
import dev.jetway.flight.domain.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** How long a hold shall last, as a request says it: so many seconds, or until a moment. */
sealed interface Term {
  int SECONDS_MAX = Math.toIntExact(Hold.DURATION_MAX.toSeconds());

  Map<String, Shape> SHAPE =
      Map.of(
          "duration_seconds", new Shape.Whole(1, SECONDS_MAX),
          "expires_at", new Shape.Text());

  /** So long from the moment of asking. */
  record For(Duration duration) implements Term {}

  record Until(Instant deadline) implements Term {}

  /** Empty when the request does not say. */
  static Optional<Term> read(Fields fields) {
    Optional<Integer> seconds = fields.optionalNumber("duration_seconds");
    Optional<Instant> until = fields.optional("expires_at", Formats::instant, Formats.INSTANT);
    if (seconds.isPresent() && until.isPresent()) {
      throw Fields.invalid("expires_at", "does not go together with duration_seconds.");
    }
    return seconds.<Term>map(s -> new For(Duration.ofSeconds(s))).or(() -> until.map(Until::new));
  }

  /** What was asked for, in one way of writing. */
  default String text() {
    return switch (this) {
      case For(Duration duration) -> "for " + duration.toSeconds();
      case Until(Instant deadline) -> "until " + deadline;
    };
  }

  /** The moment; refused when it is less than 1 s or more than {@link Hold#DURATION_MAX} away. */
  default Instant deadline(Instant now) {
    return switch (this) {
      case For(Duration duration) -> now.truncatedTo(ChronoUnit.MILLIS).plus(duration);
      case Until(Instant deadline) -> {
        if (deadline.isBefore(now.plusSeconds(1))) {
          throw Fields.invalid("expires_at", "must be at least 1 second from now.");
        }
        if (deadline.isAfter(now.plus(Hold.DURATION_MAX))) {
          throw Fields.invalid("expires_at", "must be at most 7 days from now.");
        }
        yield deadline;
      }
    };
  }
}
