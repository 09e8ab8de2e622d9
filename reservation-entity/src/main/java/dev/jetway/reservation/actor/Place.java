package dev.jetway.reservation.actor;

import dev.jetway.cluster.wakeup.ListEntry;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.wakeup.LivingReservations;
import dev.jetway.reservation.wakeup.LivingReservations.Claims;
import dev.jetway.reservation.wakeup.LivingReservations.Guard;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One reservation's place among the living. */
final class Place {
  private final LivingReservations living;
  private final ReservationId id;
  private final Duration guard;
  private final ListEntry entry;

  private @Nullable RecordLocator asked;

  /** The locator on the list, as far as this actor has put it there. */
  private @Nullable RecordLocator listed;

  Place(LivingReservations living, ReservationId id, Duration guard) {
    this.living = living;
    this.id = id;
    this.guard = guard;
    this.entry = new ListEntry(living.wakeUps(), id.value());
  }

  /** Whether somebody looks after the reservation soon if its actor should not. */
  boolean isGuarded() {
    return entry.isGuarded();
  }

  /**
   * Whether the list is ready for this command: the reservation is guarded, and under the locator
   * that the command gives it. When an earlier request has come to nothing after it was listed, the
   * locator there is that one's.
   */
  boolean isReady(Standing standing, ReservationCommand next) {
    RecordLocator locator = standing.claims(next).locator();
    return isGuarded() && (locator == null || listed == null || locator.equals(listed));
  }

  /** Sees to that, before a command is carried out; then {@link #answered} is to be told. */
  CompletionStage<Guard> guard(Standing standing, ReservationCommand next, Instant now) {
    Claims claims = standing.claims(next);
    asked = claims.locator();
    return entry.guard(() -> living.guard(id, claims, now.plus(guard)));
  }

  /**
   * A guard has come to this.
   *
   * @param outcome null when the list can't be reached
   */
  void answered(@Nullable Guard outcome) {
    entry.answered(outcome == Guard.LISTED);
    if (outcome == Guard.LISTED && asked != null) {
      listed = asked;
    }
  }

  /** The reservation was due. */
  void woken(Standing standing) {
    entry.woken(standing.exists());
  }

  /** Lets one that owes nothing rest until it is due, or leave when it is over. */
  void rest(Standing standing) {
    if (standing.isOver()) {
      entry.remove();
      return;
    }
    Instant due = Reservation.nextDue(standing.state()).orElse(null);
    boolean open = standing.isOpen();
    entry.rest(() -> living.rest(id, due, open));
  }

  /** The actor stops though something is owed: somebody is to go on at once. */
  void handOver(Instant now) {
    if (entry.isGuarded()) {
      var unused = entry.guard(now);
    }
  }
}
