package dev.jetway.reservation.domain;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rebooking: some segments for others.
 *
 * @param id the caller's key, 1 to 128 characters: the same again is the same change
 * @param replaced numbers of the segments to be given up
 * @param replacements what is wanted instead
 * @param firstNumber of the replacements, which are numbered from here in their order
 * @param surcharge what the new seats cost more than the old; null when they don't
 * @param paymentMethod how the surcharge is to be paid; null when nobody said
 */
public record Change(
    String id,
    List<Integer> replaced,
    List<SegmentRequest> replacements,
    int firstNumber,
    @Nullable Money surcharge,
    @Nullable String paymentMethod) {
  public Change {
    Text.checked("change id", id);
    replaced = List.copyOf(replaced);
    replacements = List.copyOf(replacements);
  }

  boolean replaces(Segment segment) {
    return replaced.contains(segment.number());
  }

  boolean brings(Segment segment) {
    return segment.number() >= firstNumber && segment.number() < firstNumber + replacements.size();
  }

  boolean asksTheSame(ReservationCommand.RequestChange command) {
    return id.equals(command.id())
        && replaced.equals(command.replaced())
        && replacements.equals(command.replacements())
        && Objects.equals(paymentMethod, command.paymentMethod());
  }
}
