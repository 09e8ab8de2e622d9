package dev.jetway.reservation.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Those who were to travel, and those who don't any more. Each has a number, from 1 in the order of
 * the request, that stays when others leave.
 *
 * @param all as requested
 * @param gone the numbers of those who don't travel any more
 */
public record Party(List<Passenger> all, List<Integer> gone) {
  public Party {
    all = List.copyOf(all);
    gone = List.copyOf(gone);
  }

  boolean has(int number) {
    return number >= 1 && number <= all.size();
  }

  boolean travels(int number) {
    return has(number) && !gone.contains(number);
  }

  List<Integer> travelling() {
    return IntStream.rangeClosed(1, all.size()).filter(this::travels).boxed().toList();
  }

  /** The numbers of those who travel and have seats of their own. */
  List<Integer> seated() {
    return travelling().stream()
        .filter(number -> all.get(number - 1).type() != Passenger.Type.INFANT)
        .toList();
  }

  Party without(List<Integer> leaving) {
    List<Integer> more = new ArrayList<>(gone);
    leaving.stream().filter(this::travels).distinct().forEach(more::add);
    return new Party(all, more);
  }
}
