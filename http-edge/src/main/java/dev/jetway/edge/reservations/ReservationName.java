package dev.jetway.edge.reservations;

import dev.jetway.flight.domain.ReservationId;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The id of a reservation: 43 characters of base64url (RFC 4648, section 5) for a SHA-256 of caller
 * and Idempotency-Key, so that the same request finds the same reservation, without any table. As
 * hard to guess as the key is.
 */
final class ReservationName {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private ReservationName() {}

  static ReservationId of(Caller caller, String key) {
    return new ReservationId(KeyDigest.text("reservation", caller.subject(), key));
  }

  /** Reads an id; empty when the text is none. */
  static Optional<ReservationId> parse(String text) {
    return FORM.matcher(text).matches() && isCanonical(text)
        ? Optional.of(new ReservationId(text))
        : Optional.empty();
  }

  /** The last character has two bits too many, so four texts would mean one reservation. */
  private static boolean isCanonical(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
  }
}
