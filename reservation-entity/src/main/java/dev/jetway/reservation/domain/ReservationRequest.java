package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a customer asks for. Two requests under one id are the same request only when all of this is
 * equal.
 *
 * @param paymentMethod how it is to be paid, opaque to us, 1 to 128 characters; needed with {@link
 *     Confirm#NOW} when the seats cost anything, else null
 */
public record ReservationRequest(
    CustomerId customer,
    List<Passenger> passengers,
    List<SegmentRequest> segments,
    Confirm confirm,
    @Nullable String paymentMethod) {

  /** When held seats are to be bought. */
  public enum Confirm {
    NOW,
    /** By a further command, before the offer ends. */
    LATER
  }

  public ReservationRequest {
    passengers = List.copyOf(passengers);
    segments = List.copyOf(segments);
    if (paymentMethod != null) {
      Text.checked("payment method", paymentMethod);
    }
  }

  /** Whether money has to move before the seats are sold. */
  boolean hasPrice() {
    return Fares.of(segments) > 0;
  }
}
