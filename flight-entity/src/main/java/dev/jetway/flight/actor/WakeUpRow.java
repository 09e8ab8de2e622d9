package dev.jetway.flight.actor;

import dev.jetway.cluster.wakeup.ListEntry;
import dev.jetway.cluster.wakeup.WakeUps;
import dev.jetway.flight.actor.FlightMessage.RowGuarded;
import dev.jetway.flight.actor.FlightMessage.RowMoved;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * A flight's row on the list of those to be woken, as the flight's front sees it.
 *
 * <p>The row is made or brought forward before a command that makes something due is decided. It is
 * put off or removed only when the flight is woken: that is one write for many holds, and the row
 * is never taken away by one who is about to stop.
 */
final class WakeUpRow {
  private final ActorContext<FlightMessage> context;
  private final WakeUps list;
  private final String flightId;
  private final Duration guard;
  private final ListEntry entry;

  /** Somebody looks after the flight by then; null when that is not known of anybody. */
  private @Nullable Instant due;

  private boolean woken;
  private boolean guardAsked;
  private int movesUnderWay;

  WakeUpRow(ActorContext<FlightMessage> context, String flightId, FlightActor.Surroundings around) {
    this.context = context;
    this.list = around.wakeUps();
    this.flightId = flightId;
    this.guard = around.settings().wakeUp().guard();
    this.entry = new ListEntry(list, flightId);
  }

  /** Whether somebody looks after the flight in time. */
  boolean covers(Instant needed) {
    return due != null && !due.isAfter(needed);
  }

  /** Asks for a row by then; one question at a time, the answer is told to the front. */
  void guard(Instant needed) {
    if (!guardAsked) {
      guardAsked = true;
      context.pipeToSelf(
          entry.guard(needed),
          (listed, failure) -> new RowGuarded(needed, failure == null && listed));
    }
  }

  void guarded(RowGuarded answer) {
    guardAsked = false;
    entry.answered(answer.listed());
    if (answer.listed() && (due == null || due.isAfter(answer.due()))) {
      due = answer.due();
    }
  }

  /** The row was due. Whoever found it has put it off by {@code guard}. */
  void woken(Instant now) {
    woken = true;
    due = now.plus(guard);
  }

  /** What is in the journal must be covered: always so, unless the row was lost. */
  void cover(WriterReport report, Instant now) {
    Instant needed = WakeUpNeed.of(report, now, guard);
    if (needed != null && !woken && !covers(needed)) {
      guard(needed);
    }
  }

  /**
   * A flight that was woken has done what was due: its row follows what is left. Not while a guard
   * is under way, which the row must not fall behind.
   */
  void settle(WriterReport report, Instant now) {
    boolean overdue = report.nextDue() != null && !report.nextDue().isAfter(now);
    if (!woken || guardAsked || overdue) {
      return;
    }
    woken = false;
    due = WakeUpNeed.of(report, now, guard);
    Instant next = due;
    move(next == null ? () -> list.remove(flightId) : () -> list.rest(flightId, next));
  }

  private void move(Supplier<CompletionStage<Boolean>> change) {
    movesUnderWay++;
    // By itself, not through the context: it is started in its turn, on another thread.
    var front = context.getSelf();
    entry.rest(
        () ->
            change
                .get()
                .whenComplete(
                    (done, failure) -> front.tell(new RowMoved(failure == null && done))));
  }

  void moved(RowMoved answer) {
    movesUnderWay--;
    if (!answer.done()) {
      due = null; // As it was, or lost: the next one to need it makes sure.
    }
  }

  /** Whether a change is under way, which must not come after those of a successor. */
  boolean isBusy() {
    return guardAsked || movesUnderWay > 0;
  }
}
