package dev.jetway.reservation.domain;

import java.util.List;

/**
 * A rebooking: some segments for others.
 *
 * @param id the caller's key, 1 to 128 characters: the same again is the same change
 * @param replaced numbers of the segments to be given up
 * @param replacements what is wanted instead
 * @param firstNumber of the replacements, which are numbered from here in their order
 */
public record Change(
    String id, List<Integer> replaced, List<SegmentRequest> replacements, int firstNumber) {
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
        && replacements.equals(command.replacements());
  }
}
