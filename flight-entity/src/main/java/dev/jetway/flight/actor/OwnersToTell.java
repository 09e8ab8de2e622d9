package dev.jetway.flight.actor;

import dev.jetway.flight.actor.FlightMessage.OwnerAnswered;
import dev.jetway.flight.actor.FlightMessage.TellAgain;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.OwnerNotice;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Tells the owners of a flight's bookings what the flight owes them, a few at a time; those who
 * could not be told are tried again, all after one pause. Forgotten in a crash, on purpose: what is
 * owed follows from the journal.
 *
 * <p>Everything in here is at most as large as what is owed, and calls under way are bounded by the
 * settings.
 */
final class OwnersToTell {
  private final ActorContext<FlightMessage> context;
  private final TimerScheduler<FlightMessage> timers;
  private final String flightId;
  private final BookingOwners owners;
  private final NoticeSettings settings;
  private final InstantSource clock;
  private final Pauses pauses;

  private List<OwnerNotice> owed = List.of();
  private final Set<OwnerNotice> underWay = new HashSet<>();
  private final Set<OwnerNotice> told = new LinkedHashSet<>();
  private final Set<OwnerNotice> notTold = new HashSet<>();
  private boolean pausing;
  private boolean active;

  OwnersToTell(
      ActorContext<FlightMessage> context,
      TimerScheduler<FlightMessage> timers,
      String flightId,
      FlightActor.Surroundings around) {
    this.context = context;
    this.timers = timers;
    this.flightId = flightId;
    this.owners = around.owners();
    this.settings = around.settings().notices();
    this.clock = around.clock();
    this.pauses = new Pauses(settings.retryPauseMin(), settings.retryPauseMax());
  }

  /** This is owed by the journal as it is now. */
  void owe(List<OwnerNotice> notices) {
    active = true;
    if (notices.isEmpty() && owed.isEmpty()) {
      return;
    }
    owed = notices;
    Set<OwnerNotice> still = Set.copyOf(notices);
    told.retainAll(still);
    notTold.retainAll(still);
    goOn();
  }

  /** Begins nothing new until it hears again what is owed; what is under way may still end. */
  void suspend() {
    active = false;
  }

  void answered(OwnerAnswered answer) {
    underWay.remove(answer.notice());
    if (owed.contains(answer.notice())) {
      if (answer.told()) {
        told.add(answer.notice());
        pauses.reset();
      } else {
        notTold.add(answer.notice());
      }
    }
    goOn();
  }

  void tellAgain() {
    pausing = false;
    notTold.clear();
    goOn();
  }

  /** What is to be journaled; empty when there is no news. */
  Optional<FlightCommand> news() {
    return told.stream()
        .findFirst()
        .map(
            first ->
                new FlightCommand.NoteOwnersTold(
                    first.changeNumber(), told.stream().map(OwnerNotice::reservation).toList()));
  }

  private void goOn() {
    if (!active || pausing) {
      return;
    }
    for (OwnerNotice notice : owed) {
      if (underWay.size() >= settings.atOnce()) {
        return;
      }
      if (!told.contains(notice) && !notTold.contains(notice) && underWay.add(notice)) {
        tell(notice);
      }
    }
    if (underWay.isEmpty() && !notTold.isEmpty()) {
      pausing = true;
      timers.startSingleTimer(TellAgain.INSTANCE, pauses.next());
    }
  }

  private void tell(OwnerNotice notice) {
    FlightId flight = FlightId.parse(flightId).orElseThrow();
    Instant deadline = clock.instant().plus(settings.callDeadline());
    context.pipeToSelf(
        // In a stage, so that what throws is a failure like any other.
        CompletableFuture.completedStage(notice)
            .thenCompose(owner -> owners.tell(flight, owner, deadline)),
        (known, failure) -> new OwnerAnswered(notice, failure == null && known));
  }
}
