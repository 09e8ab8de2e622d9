package dev.jetway.reservation.domain;

import dev.jetway.flight.domain.FlightId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who sits where: on each flight, those with seats of their own take the seats in the order of
 * their numbers.
 */
final class Places {
  private Places() {}

  /**
   * New segments with their numbers and passengers.
   *
   * @param seated who is to have a seat, by number
   * @param kept segments that stay, whose passengers have their seats already
   */
  static List<Segment> assigned(
      int first,
      List<SegmentRequest> requests,
      Instant holdUntil,
      List<Integer> seated,
      List<Segment> kept) {
    Map<FlightId, List<Integer>> standing = new HashMap<>();
    List<Segment> segments = new ArrayList<>(requests.size());
    for (SegmentRequest request : requests) {
      List<Integer> left =
          standing.computeIfAbsent(request.flight(), flight -> standing(flight, seated, kept));
      List<Integer> here = left.subList(0, Math.min(request.count(), left.size()));
      segments.add(Segment.asked(first + segments.size(), request, here, holdUntil));
      here.clear();
    }
    return segments;
  }

  private static List<Integer> standing(FlightId flight, List<Integer> seated, List<Segment> kept) {
    List<Integer> standing = new ArrayList<>(seated);
    kept.stream()
        .filter(segment -> segment.flight().equals(flight))
        .forEach(segment -> standing.removeAll(segment.passengers()));
    return standing;
  }
}
