package dev.jetway.reservation.domain;

import java.util.List;

/**
 * What follows from a command.
 *
 * @param events what happens, in this order
 * @param answer what the asker is told once the events are in the journal
 */
public record Decision(List<ReservationEvent> events, ReservationAnswer answer) {
  public Decision {
    events = List.copyOf(events);
  }
}
