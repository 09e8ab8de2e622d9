package dev.jetway.reservation.actor;

import dev.jetway.cluster.fence.FenceHit;
import dev.jetway.cluster.fence.Tenure;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.reservation.actor.ReservationMessage.Execute;
import dev.jetway.reservation.actor.ReservationMessage.Known;
import dev.jetway.reservation.actor.ReservationMessage.LastMoment;
import dev.jetway.reservation.actor.ReservationMessage.Listed;
import dev.jetway.reservation.actor.ReservationMessage.PauseOver;
import dev.jetway.reservation.actor.ReservationMessage.StepDone;
import dev.jetway.reservation.actor.ReservationMessage.Stop;
import dev.jetway.reservation.actor.ReservationMessage.TimeIsDue;
import dev.jetway.reservation.actor.ReservationMessage.TryAgain;
import dev.jetway.reservation.actor.ReservationMessage.WakeUp;
import dev.jetway.reservation.actor.ReservationReply.Reason;
import dev.jetway.reservation.domain.Decision;
import dev.jetway.reservation.domain.Reservation;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.wakeup.LivingReservations;
import dev.jetway.reservation.wakeup.LivingReservations.Guard;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.AbstractBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.Receive;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.jspecify.annotations.Nullable;

/**
 * The front of one reservation, and the sharded actor: decides a command, has what follows written,
 * answers, and carries out what is owed.
 *
 * <p>One thing at a time: while the journal or the list of the living is busy with a command, the
 * others wait here, a bounded number of them. It outlives its {@link ReservationJournal}, so that
 * whoever waits is told when the database fails, and steps go on afterwards.
 *
 * <p>Before the first write after a rest, the reservation is put on the list of the living; when
 * nothing is owed any more, it is let rest there.
 */
public final class ReservationActor extends AbstractBehavior<ReservationMessage> {
  /** What is under way. */
  private enum Doing {
    /** The journal is being read. */
    READING,
    /** Nothing. */
    NOTHING,
    /** The reservation is being put on the list, so that the task can be decided. */
    LISTING,
    /** What the task has led to is being written. */
    WRITING,
    /** The database has failed; requests are refused until the pause is over. */
    PAUSING,
    /**
     * The pause is over, and nothing is to be done: the shard has been asked to stop this actor.
     * What comes before it does has the journal read again.
     */
    RESTING
  }

  private final TimerScheduler<ReservationMessage> timers;
  private final ReservationId id;
  private final ActorRef<ClusterSharding.ShardCommand> shard;
  private final Tenure tenure;
  private final ReservationSettings settings;
  private final InstantSource clock;
  private final Place place;
  private final StepsUnderWay steps;
  private final Askers askers;

  /** Steps that are done or to be tried again; no more than there are steps. */
  private final Deque<ReservationMessage> news = new ArrayDeque<>();

  private boolean woken;
  private boolean stopping;
  private Doing doing = Doing.READING;
  private @Nullable Task task;
  private ReservationAnswer answer = new ReservationAnswer.Noted();

  /** Null when the journal has stopped; then the state is not known, either. */
  private @Nullable ActorRef<ReservationJournal.Append> journal;

  private Standing standing = Standing.UNREQUESTED;

  private int failuresInARow;

  /** Whether somebody was refused in this pause, and so is likely to come again. */
  private boolean missed;

  /** What all reservations of a node share. */
  public record Surroundings(
      StepRunner runner,
      LivingReservations living,
      Tenure tenure,
      ReservationSettings settings,
      InstantSource clock) {}

  static Behavior<ReservationMessage> create(
      ReservationId id, ActorRef<ClusterSharding.ShardCommand> shard, Surroundings surroundings) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers -> new ReservationActor(context, timers, id, shard, surroundings)));
  }

  private ReservationActor(
      ActorContext<ReservationMessage> context,
      TimerScheduler<ReservationMessage> timers,
      ReservationId id,
      ActorRef<ClusterSharding.ShardCommand> shard,
      Surroundings around) {
    super(context);
    this.timers = timers;
    this.id = id;
    this.shard = shard;
    this.tenure = around.tenure();
    this.settings = around.settings();
    this.clock = around.clock();
    this.place = new Place(around.living(), id, settings.wakeUp().guard());
    this.steps = new StepsUnderWay(context, timers, id, around);
    this.askers = new Askers(timers, settings.waitingMax());
    read();
  }

  @Override
  public Receive<ReservationMessage> createReceive() {
    return newReceiveBuilder()
        .onSignal(ChildFailed.class, gone -> onJournalStopped(FenceHit.isCauseOf(gone.cause())))
        .onSignal(Terminated.class, gone -> onJournalStopped(false))
        .onAnyMessage(this::onMessage)
        .build();
  }

  private Behavior<ReservationMessage> onMessage(ReservationMessage message) {
    switch (message) {
      case Execute m -> onExecute(m);
      case StepDone m -> news.add(m);
      case TryAgain m -> news.add(m);
      case WakeUp m -> woken = true;
      case TimeIsDue m -> {
        // Otherwise it is looked at when what is under way is done.
        if (doing == Doing.NOTHING) {
          decide(new Task(new ReservationCommand.NoteTime(), null));
        }
      }
      case Known m -> onKnown(m.standing());
      case Listed m -> onListed(m.outcome());
      case PauseOver m -> onPauseOver();
      case LastMoment m -> onLastMoment(m.request());
      case Stop m -> {
        stopping = true;
        askers.refuseUndecided(Reason.MOVING);
      }
    }
    return next();
  }

  private void onExecute(Execute request) {
    Instant now = clock.instant();
    if (!request.deadline().isAfter(now)) {
      return; // Nobody waits for it.
    }
    if (stopping) {
      askers.refuse(request, Reason.MOVING);
    } else if (doing == Doing.PAUSING) {
      missed = true;
      askers.refuse(request, Reason.DATABASE_UNAVAILABLE);
    } else {
      askers.add(request, now);
    }
  }

  /** Goes on with whatever waits, until something is under way again. */
  private Behavior<ReservationMessage> next() {
    if (stopping && doing != Doing.WRITING) {
      return stopped();
    }
    if (doing == Doing.RESTING && (woken || !news.isEmpty() || askers.anybodyUndecided())) {
      read();
    }
    while (doing == Doing.NOTHING) {
      if (woken) {
        woken = false;
        place.woken(standing);
      } else if (!news.isEmpty()) {
        onNews(news.remove());
      } else {
        Execute request = askers.next(clock.instant());
        if (request == null) {
          goOn();
          break;
        }
        decide(Task.of(request));
      }
    }
    return this;
  }

  private void onNews(ReservationMessage message) {
    if (message instanceof StepDone m) {
      steps.done(m.step());
      m.report().ifPresent(report -> decide(new Task(report, null)));
    } else if (message instanceof TryAgain m) {
      Instant now = clock.instant();
      steps.tryAgain(m.step(), Reservation.steps(standing.state(), now), now);
    }
  }

  private void decide(Task next) {
    Instant now = clock.instant();
    Decision decision =
        Reservation.decide(standing.state(), next.command(), now, settings.limits());
    if (decision.events().isEmpty()) {
      answerFromMemory(next.asker(), decision.answer());
      return;
    }
    task = next;
    if (!place.isReady(standing, next.command())) {
      doing = Doing.LISTING;
      getContext()
          .pipeToSelf(
              place.guard(standing, next.command(), now),
              (outcome, failure) -> new Listed(failure == null ? outcome : null));
      return;
    }
    doing = Doing.WRITING;
    answer = decision.answer();
    Objects.requireNonNull(journal, "is there whenever nothing is under way")
        .tell(new ReservationJournal.Append(next.commit(now, decision.events())));
  }

  private void onListed(@Nullable Guard outcome) {
    place.answered(outcome);
    if (doing != Doing.LISTING) {
      return;
    }
    Task listedFor = task;
    task = null;
    doing = Doing.NOTHING;
    Execute asker = listedFor == null ? null : listedFor.asker();
    switch (outcome) {
      case LISTED -> {
        if (listedFor != null && listedFor.isWanted(clock.instant())) {
          decide(listedFor);
        }
      }
      case LOCATOR_TAKEN -> refuse(asker, Reason.LOCATOR_TAKEN);
      case TOO_MANY_HOLDS -> {
        if (asker != null) {
          askers.reply(asker, tooManyHolds());
        }
      }
      case null -> {
        refuse(asker, Reason.DATABASE_UNAVAILABLE);
        failuresInARow++;
        pause();
      }
    }
  }

  private ReservationReply tooManyHolds() {
    return new ReservationReply.Answered(
        standing.version(),
        new ReservationAnswer.Rejected(
            ReservationAnswer.Code.TOO_MANY_HOLDS,
            "A customer has at most %d reservations that are not confirmed yet."
                .formatted(settings.holdsPerCustomerMax())));
  }

  private void onKnown(Standing now) {
    standing = now;
    boolean written = doing == Doing.WRITING;
    doing = Doing.NOTHING;
    Execute asker = task == null ? null : task.asker();
    task = null;
    if (written) {
      failuresInARow = 0;
      answer(asker, answer);
    } else {
      answerFromMemory(asker, answer);
    }
    startSteps();
  }

  /**
   * The journal has failed.
   *
   * @param fenced whether this node has been replaced: then nothing was written, and trying again
   *     is no use here
   */
  private Behavior<ReservationMessage> onJournalStopped(boolean fenced) {
    journalStopped(fenced);
    return next();
  }

  private void journalStopped(boolean fenced) {
    journal = null;
    boolean couldRead = doing == Doing.WRITING;
    Execute asker = task == null ? null : task.asker();
    task = null;
    if (fenced) {
      refuse(asker, Reason.MOVING);
    } else if (asker != null) {
      writeFailed(asker);
    }
    failuresInARow++;
    if (couldRead && failuresInARow == 1 && !stopping && !fenced) {
      // Most often another writer was faster: what it wrote is read, and the rest goes on.
      read();
      return;
    }
    askers.decidedAreUnknown();
    pause();
  }

  /** A question has changed nothing, whatever became of the write that came before it. */
  private void writeFailed(Execute asker) {
    if (asker.command() instanceof ReservationCommand.ViewReservation) {
      askers.refuse(asker, Reason.DATABASE_UNAVAILABLE);
    } else {
      askers.reply(asker, new ReservationReply.OutcomeUnknown());
    }
  }

  private void read() {
    doing = Doing.READING;
    ActorRef<ReservationJournal.Append> started =
        getContext()
            .spawnAnonymous(ReservationJournal.create(id.value(), getContext().getSelf(), tenure));
    getContext().watch(started);
    journal = started;
  }

  private void pause() {
    doing = Doing.PAUSING;
    missed = false;
    askers.refuseUndecided(Reason.DATABASE_UNAVAILABLE);
    timers.startSingleTimer(PauseOver.INSTANCE, settings.retryPause().after(failuresInARow));
  }

  /**
   * In an outage, reservations of which nobody wants anything must not add their attempts to it:
   * the list wakes them if something is owed.
   */
  private void onPauseOver() {
    if (journal != null) {
      doing = Doing.NOTHING;
    } else if (missed || woken || place.isGuarded() || !news.isEmpty()) {
      read();
    } else {
      doing = Doing.RESTING;
      askToRest();
    }
  }

  private void onLastMoment(Execute request) {
    if (doing == Doing.LISTING && task != null && task.isOf(request)) {
      task = null;
      askers.refuse(request, Reason.TIMEOUT);
    } else {
      askers.lastMoment(request, known());
    }
  }

  /** Null when the journal may hold more than this actor knows. */
  private @Nullable Standing known() {
    return journal == null || doing == Doing.READING || !tenure.mayAnswer() ? null : standing;
  }

  /** Nothing was written that would prove that the reservation is still this node's. */
  private void answerFromMemory(@Nullable Execute asker, ReservationAnswer decided) {
    if (tenure.mayAnswer()) {
      answer(asker, decided);
    } else {
      refuse(asker, Reason.MOVING);
    }
  }

  private void answer(@Nullable Execute asker, ReservationAnswer decided) {
    if (asker != null) {
      askers.answerOrWait(asker, standing.version(), decided);
    }
    if (standing.isSettled()) {
      askers.answerDecided(standing);
    }
  }

  private void refuse(@Nullable Execute asker, Reason reason) {
    if (asker != null) {
      askers.refuse(asker, reason);
    }
  }

  private void startSteps() {
    Instant now = clock.instant();
    steps.watchTheTime(Reservation.nextDue(standing.state()).orElse(null), now);
    steps.start(Reservation.steps(standing.state(), now), now);
  }

  /** Nothing waits: starts what is owed; with nothing owed, lets the reservation rest. */
  private void goOn() {
    startSteps();
    if (!standing.exists()) {
      // Asked for by a wrong id: it must not cost memory until the idle time-out.
      askToRest();
    } else if (place.isGuarded() && standing.isSettled()) {
      place.rest(standing);
      if (standing.isOver()) {
        askToRest();
      }
    }
  }

  private void askToRest() {
    shard.tell(new ClusterSharding.Passivate<>(getContext().getSelf()));
  }

  /** Tells whoever waits the truth as it stands, and has somebody go on soon with what is owed. */
  private Behavior<ReservationMessage> stopped() {
    if (task != null) {
      refuse(task.asker(), Reason.MOVING);
    }
    Standing last = known();
    if (last == null) {
      askers.decidedAreUnknown();
    } else {
      askers.answerDecided(last);
    }
    place.handOver(clock.instant());
    return Behaviors.stopped();
  }
}
