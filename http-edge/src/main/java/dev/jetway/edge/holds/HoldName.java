package dev.jetway.edge.holds;

import dev.jetway.edge.reservations.KeyDigest;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.HoldId;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a hold: 43 characters of base64url (RFC 4648, section 5) for 16 bytes of flight id and
 * 16 of a SHA-256 of flight and Idempotency-Key. As hard to guess as the key is.
 */
record HoldName(FlightId flight, HoldId id) {
  private static final int DIGEST_BYTES = 16;
  private static final int BYTES = Long.BYTES * 2 + DIGEST_BYTES;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  static HoldName of(FlightId flight, String key) {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(flight.value().getMostSignificantBits())
            .putLong(flight.value().getLeastSignificantBits())
            .put(KeyDigest.of("hold", flight.toString(), key), 0, DIGEST_BYTES)
            .array();
    return new HoldName(flight, new HoldId(encoded(bytes)));
  }

  /** Reads an id; empty when the text is none. */
  static Optional<HoldName> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    // The last character has two bits too many, so four texts would mean one hold.
    if (!encoded(bytes).equals(text)) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    FlightId flight = new FlightId(new UUID(buffer.getLong(), buffer.getLong()));
    return Optional.of(new HoldName(flight, new HoldId(text)));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
