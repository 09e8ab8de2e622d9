package dev.jetway.flight.actor;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.domain.FlightCommand;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for a flight: for their turn, or for the flight's wake-up row before it.
 * Together they are at most as many as the settings allow.
 */
final class WaitingRequests {
  private final int limit;
  private final int groupLimit;
  private final Deque<Execute> forTheirTurn = new ArrayDeque<>();
  private final List<Execute> forTheRow = new ArrayList<>();
  private @Nullable Instant rowNeeded;

  WaitingRequests(FlightSettings settings) {
    limit = settings.bufferLimit();
    groupLimit = settings.groupLimit();
  }

  boolean isFull() {
    return forTheirTurn.size() + forTheRow.size() >= limit;
  }

  /** By when the first of those that wait for the row needs it; null when nobody waits for it. */
  @Nullable Instant rowNeeded() {
    return rowNeeded;
  }

  void add(Execute request) {
    forTheirTurn.add(request);
  }

  /**
   * The next group, without those that nobody waits for any more.
   *
   * @param need by when a request needs the row; null when it needs none
   * @param covered whether the row is there by then; requests for which it isn't wait for it
   */
  List<Execute> nextGroup(
      Instant now, Function<Execute, @Nullable Instant> need, Predicate<Instant> covered) {
    List<Execute> group = new ArrayList<>();
    while (!forTheirTurn.isEmpty() && group.size() < groupLimit) {
      Execute request = forTheirTurn.remove();
      if (!request.deadline().isAfter(now)) {
        continue;
      }
      Instant needed = need.apply(request);
      if (needed != null && !covered.test(needed)) {
        forTheRow.add(request);
        rowNeeded = rowNeeded == null || needed.isBefore(rowNeeded) ? needed : rowNeeded;
        continue;
      }
      group.add(request);
      if (request.command() instanceof FlightCommand.ScheduleFlight) {
        // What the next ones need is judged by the flight that this one makes.
        break;
      }
    }
    return group;
  }

  /** The row is there: those that waited for it are next, in their order. */
  void rowIsThere() {
    forTheRow.reversed().forEach(forTheirTurn::addFirst);
    forTheRow.clear();
    rowNeeded = null;
  }

  void refuseThoseForTheRow(Consumer<Execute> refusal) {
    forTheRow.forEach(refusal);
    forTheRow.clear();
    rowNeeded = null;
  }

  void refuseAll(Consumer<Execute> refusal) {
    refuseThoseForTheRow(refusal);
    forTheirTurn.forEach(refusal);
    forTheirTurn.clear();
  }
}
