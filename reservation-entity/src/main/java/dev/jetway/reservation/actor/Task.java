package dev.jetway.reservation.actor;

import dev.jetway.reservation.actor.ReservationMessage.Execute;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationCommit;
import dev.jetway.reservation.domain.ReservationEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is being decided.
 *
 * @param asker null for a step's report or a deadline
 */
record Task(ReservationCommand command, @Nullable Execute asker) {
  static Task of(Execute request) {
    return new Task(request.command(), request);
  }

  boolean isOf(Execute request) {
    return request.equals(asker);
  }

  boolean isWanted(Instant now) {
    return asker == null || asker.deadline().isAfter(now);
  }

  ReservationCommit commit(Instant now, List<ReservationEvent> events) {
    return asker == null
        ? new ReservationCommit(now, command.getClass().getSimpleName(), null, events)
        : new ReservationCommit(now, asker.origin().commandId(), asker.origin().by(), events);
  }
}
