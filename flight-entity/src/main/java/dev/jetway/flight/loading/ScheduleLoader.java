package dev.jetway.flight.loading;

import dev.jetway.flight.actor.FlightReply;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.actor.Origin;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.projection.FlightDirectory;
import dev.jetway.flight.projection.FlightDirectory.Recording;
import dev.jetway.flight.ssim.DatedFlight;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.pattern.Patterns;
import org.apache.pekko.stream.javadsl.Source;

/** Loads dated flights, a bounded number at a time. Safe to repeat, and to run side by side. */
public final class ScheduleLoader {
  /** Flights asked at a time: enough to keep the journal busy, few beside the customers' load. */
  private static final int PARALLELISM = 64;

  /** Directory rows per transaction. */
  private static final int RECORDED_AT_ONCE = 250;

  private static final Duration RECORDED_AFTER = Duration.ofMillis(50);

  /** Directory transactions under way at a time. */
  private static final int RECORDINGS = 2;

  private static final Duration ASK_DEADLINE = Duration.ofSeconds(10);

  /** Tries at one flight, or one recording, whose journal or table does not answer. */
  private static final int TRIES_MAX = 5;

  private static final Duration PAUSE_MIN = Duration.ofMillis(200);

  private final ActorSystem<?> system;
  private final Flights flights;
  private final FlightDirectory directory;
  private final InstantSource clock;

  public ScheduleLoader(
      ActorSystem<?> system, Flights flights, FlightDirectory directory, InstantSource clock) {
    this.system = system;
    this.flights = flights;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Loads the flights as they are pulled.
   *
   * @param origin journaled with every flight
   * @return the report as it grows, the complete one last; at least one. Fails with {@link
   *     dev.jetway.flight.projection.DirectoryUnavailableException} when the directory stays away
   */
  public Source<LoadReport, NotUsed> load(Iterator<DatedFlight> schedule, Origin origin) {
    return Source.fromIterator(() -> schedule)
        .mapAsyncUnordered(PARALLELISM, flight -> schedule(flight, origin, 1))
        .groupedWithin(RECORDED_AT_ONCE, RECORDED_AFTER)
        .mapAsync(RECORDINGS, outcomes -> record(outcomes, 1))
        .scan(LoadReport.NONE, ScheduleLoader::add);
  }

  /** What one flight said, and what of it the directory must know. */
  private sealed interface Outcome {
    record Loaded(Recording recording, boolean isNew) implements Outcome {}

    record Failed(LoadReport.NotLoaded flight) implements Outcome {}
  }

  private CompletionStage<Outcome> schedule(DatedFlight flight, Origin origin, int attempt) {
    return flights
        .ask(
            flight.schedule().flightId(),
            new FlightCommand.ScheduleFlight(flight.schedule(), flight.seatMap()),
            origin,
            clock.instant().plus(ASK_DEADLINE))
        .thenCompose(
            reply ->
                outcome(flight, reply)
                    .<CompletionStage<Outcome>>map(CompletableFuture::completedStage)
                    .orElseGet(() -> again(flight, origin, attempt)));
  }

  private CompletionStage<Outcome> again(DatedFlight flight, Origin origin, int attempt) {
    if (attempt >= TRIES_MAX) {
      return CompletableFuture.completedStage(
          failed(flight, "the flight's journal does not answer", true));
    }
    return Patterns.after(
        pause(attempt), system.classicSystem(), () -> schedule(flight, origin, attempt + 1));
  }

  /** Empty when the same request should simply be sent again. */
  private static Optional<Outcome> outcome(DatedFlight flight, FlightReply reply) {
    return switch (reply) {
      case FlightReply.Unavailable unavailable -> Optional.empty();
      case FlightReply.OutcomeUnknown unknown -> Optional.empty();
      case FlightReply.Answered(long version, FlightAnswer.FlightShown(var summary, var change)) ->
          Optional.of(
              new Outcome.Loaded(
                  new Recording(summary, version), change == FlightAnswer.Change.CREATED));
      case FlightReply.Answered(long version, FlightAnswer.Rejected(var rejection)) ->
          Optional.of(failed(flight, rejection.detail(), false));
      case FlightReply.Answered(long version, FlightAnswer other) ->
          throw new IllegalStateException("a flight answered its scheduling with " + other);
    };
  }

  private static Outcome failed(DatedFlight flight, String reason, boolean retryable) {
    return new Outcome.Failed(
        new LoadReport.NotLoaded(flight.line(), flight.schedule().flightId(), reason, retryable));
  }

  /** A flight counts as loaded only when it can be found. */
  private CompletionStage<List<Outcome>> record(List<Outcome> outcomes, int attempt) {
    List<Recording> recordings =
        outcomes.stream()
            .filter(Outcome.Loaded.class::isInstance)
            .map(outcome -> ((Outcome.Loaded) outcome).recording())
            .toList();
    return directory
        .recordAll(recordings)
        .thenApply(done -> outcomes)
        .exceptionallyCompose(
            failure ->
                attempt >= TRIES_MAX
                    ? CompletableFuture.failedStage(failure)
                    : Patterns.after(
                        pause(attempt),
                        system.classicSystem(),
                        () -> record(outcomes, attempt + 1)));
  }

  private static LoadReport add(LoadReport report, List<Outcome> outcomes) {
    LoadReport sum = report;
    for (Outcome outcome : outcomes) {
      sum =
          switch (outcome) {
            case Outcome.Loaded(Recording recording, boolean isNew) ->
                sum.withLoaded(recording.flight().seats(), isNew);
            case Outcome.Failed(LoadReport.NotLoaded flight) -> sum.without(flight);
          };
    }
    return sum;
  }

  private static Duration pause(int attempt) {
    return PAUSE_MIN.multipliedBy(1L << (attempt - 1));
  }
}
