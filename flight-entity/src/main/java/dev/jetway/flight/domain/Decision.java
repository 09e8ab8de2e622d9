package dev.jetway.flight.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from a command.
 *
 * @param events what happens, in this order; empty for a refusal, a question or a repetition
 * @param answer what the asker is told once the events are in the journal
 */
public record Decision(List<FlightEvent> events, FlightAnswer answer) {
  public Decision {
    events = List.copyOf(events);
  }

  static Decision of(FlightAnswer answer, FlightEvent... events) {
    return new Decision(List.of(events), answer);
  }

  static Decision refuse(Rejection rejection) {
    return new Decision(List.of(), new FlightAnswer.Rejected(rejection));
  }

  static Decision refuse(Rejection.Code code, String detail) {
    return refuse(Rejection.of(code, detail));
  }

  Decision after(List<FlightEvent> earlier) {
    if (earlier.isEmpty()) {
      return this;
    }
    List<FlightEvent> all = new ArrayList<>(earlier);
    all.addAll(events);
    return new Decision(all, answer);
  }
}
