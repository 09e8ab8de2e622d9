package dev.jetway.edge.reservations;

import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The id of a booking that was made without a reservation entity: 32 characters of base64url (RFC
 * 4648, section 5) for 16 bytes of flight id and 8 secret ones, which make it unguessable.
 */
public record DirectBookingId(FlightId flight, ReservationId value) {
  /** Bytes beyond the flight's id. */
  public static final int SECRET_BYTES = 8;

  private static final int BYTES = Long.BYTES * 2 + SECRET_BYTES;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{32}");

  static DirectBookingId fresh(FlightId flight, SecureRandom random) {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return of(flight, secret);
  }

  /** The id of a booking on this flight, with {@value #SECRET_BYTES} bytes that nobody guesses. */
  public static DirectBookingId of(FlightId flight, byte[] secret) {
    byte[] bytes =
        ByteBuffer.allocate(BYTES)
            .putLong(flight.value().getMostSignificantBits())
            .putLong(flight.value().getLeastSignificantBits())
            .put(secret, 0, SECRET_BYTES)
            .array();
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new DirectBookingId(flight, new ReservationId(text));
  }

  /** Reads an id; empty when the text is none. */
  static Optional<DirectBookingId> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
    FlightId flight = new FlightId(new UUID(bytes.getLong(), bytes.getLong()));
    return Optional.of(new DirectBookingId(flight, new ReservationId(text)));
  }
}
