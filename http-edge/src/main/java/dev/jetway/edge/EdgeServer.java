package dev.jetway.edge;

import dev.jetway.edge.docs.ContractPages;
import dev.jetway.edge.docs.ProblemPages;
import dev.jetway.edge.flights.FlightDoor;
import dev.jetway.edge.flights.FlightLife;
import dev.jetway.edge.flights.FlightQueries;
import dev.jetway.edge.flights.Scheduling;
import dev.jetway.edge.flights.SeatBlocks;
import dev.jetway.edge.health.HealthCheck;
import dev.jetway.edge.health.HealthHandlers;
import dev.jetway.edge.holds.SeatHolds;
import dev.jetway.edge.http.ParsingErrors;
import dev.jetway.edge.http.Router;
import dev.jetway.edge.reservations.ReservationBackends;
import dev.jetway.edge.reservations.ReservationHandlers;
import dev.jetway.edge.retry.WhileMoving;
import dev.jetway.edge.schedules.ScheduleImports;
import dev.jetway.flight.actor.Flights;
import dev.jetway.flight.layout.SeatLayouts;
import dev.jetway.flight.loading.ScheduleLoader;
import dev.jetway.flight.projection.FlightDirectory;
import dev.jetway.flight.ssim.SsimImport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.settings.ServerSettings;
import org.apache.pekko.stream.Materializer;

/** The HTTP server: puts the edge's parts together, and listens. */
public final class EdgeServer {
  private final ActorSystem<?> system;
  private final Router router;

  /**
   * Puts the parts together; nothing listens yet.
   *
   * @param clock must agree with the flights' own, which check the deadlines made here
   */
  public EdgeServer(
      ActorSystem<?> system,
      EdgeSettings settings,
      Flights flights,
      FlightDirectory directory,
      ReservationBackends reservations,
      SeatLayouts layouts,
      SsimImport ssim,
      ScheduleLoader loader,
      List<HealthCheck> healthChecks,
      InstantSource clock) {
    this.system = system;
    Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
    WhileMoving whileMoving = new WhileMoving(settings.moving(), clock);
    FlightDoor door =
        new FlightDoor(
            flights, clock, settings.requestDeadline(), settings.readDeadline(), whileMoving);
    this.router =
        new Router(
            Routes.of(
                new Scheduling(door, directory, layouts),
                new FlightQueries(door, directory, clock),
                new FlightLife(door, directory),
                new SeatBlocks(door),
                new SeatHolds(door, clock),
                new ScheduleImports(system, settings.imports(), ssim, loader, blocking),
                ReservationHandlers.of(
                    door,
                    reservations,
                    clock,
                    settings.requestDeadline(),
                    settings.readDeadline(),
                    whileMoving),
                new HealthHandlers(healthChecks, settings.healthDeadline(), clock),
                new ContractPages(blocking),
                new ProblemPages()),
            settings.bodyLimit(),
            settings.bodyBudget(),
            settings.bodyDeadline(),
            Materializer.matFromSystem(system));
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one; the binding's address tells which
   */
  public CompletionStage<ServerBinding> bind(String host, int port) {
    return Http.get(system)
        .newServerAt(host, port)
        .withSettings(
            ServerSettings.create(system.classicSystem())
                .withParsingErrorHandler(ParsingErrors.class.getName())
                .withTerminationDeadlineExceededResponse(Router.cutOff()))
        .bind(router::handle);
  }

  /**
   * Listens until the system's coordinated shutdown: that first takes no more connections, then
   * lets the requests under way end.
   *
   * @param drainDeadline how long they may take; what is under way then is cut off
   */
  public CompletionStage<ServerBinding> bindUntilShutdown(
      String host, int port, Duration drainDeadline) {
    return bind(host, port)
        .thenApply(binding -> binding.addToCoordinatedShutdown(drainDeadline, system));
  }
}
