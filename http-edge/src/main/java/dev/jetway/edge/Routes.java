package dev.jetway.edge;

import dev.jetway.edge.docs.ContractPages;
import dev.jetway.edge.docs.ProblemPages;
import dev.jetway.edge.flights.FlightLife;
import dev.jetway.edge.flights.FlightQueries;
import dev.jetway.edge.flights.Scheduling;
import dev.jetway.edge.flights.SeatBlocks;
import dev.jetway.edge.health.HealthHandlers;
import dev.jetway.edge.holds.SeatHolds;
import dev.jetway.edge.http.Route;
import dev.jetway.edge.reservations.ReservationHandlers;
import dev.jetway.edge.schedules.ScheduleImports;
import java.util.List;

/** Every address, with and without the prefix {@code /v1}, and who answers there. */
final class Routes {
  private Routes() {}

  static List<Route> of(
      Scheduling scheduling,
      FlightQueries flights,
      FlightLife life,
      SeatBlocks blocks,
      SeatHolds holds,
      ScheduleImports imports,
      ReservationHandlers reservations,
      HealthHandlers health,
      ContractPages contract,
      ProblemPages problems) {
    return List.of(
        Route.at("/reservations")
            .put(reservations.atOnce()::book)
            .post(reservations.reserving()::reserve)
            .get(reservations.queries()::list),
        Route.at("/reservations/{reservation_id}")
            .get(reservations.queries()::view)
            .delete(reservations.cancelling()::delete),
        Route.at("/reservations/{reservation_id}/confirm").post(reservations.actions()::confirm),
        Route.at("/reservations/{reservation_id}/extend").post(reservations.actions()::extend),
        Route.at("/reservations/{reservation_id}/cancel").post(reservations.cancelling()::cancel),
        Route.at("/reservations/{reservation_id}/seat-changes")
            .post(reservations.actions()::changeSeat),
        Route.at("/reservations/{reservation_id}/changes").post(reservations.changes()::change),
        Route.at("/reservations/{reservation_id}/accept").post(reservations.actions()::accept),
        Route.at("/flights").get(flights::lookUp).post(scheduling::schedule),
        Route.at("/flights/import").postUpload(imports::load),
        Route.at("/flights/{flight_id}").get(flights::view),
        Route.at("/flights/{flight}/seat_map").get(flights::seatMap),
        Route.at("/flights/{flight_id}/open").post(life::open),
        Route.at("/flights/{flight_id}/close").post(life::close),
        Route.at("/flights/{flight_id}/depart").post(life::depart),
        Route.at("/flights/{flight_id}/cancel").post(life::cancel),
        Route.at("/flights/{flight_id}/reschedule").post(life::reschedule),
        Route.at("/flights/{flight_id}/seats/{seat}/block").post(blocks::block),
        Route.at("/flights/{flight_id}/seats/{seat}/unblock").post(blocks::unblock),
        Route.at("/flights/{flight_id}/holds").post(holds::hold),
        Route.at("/holds/{hold_id}").delete(holds::release),
        Route.at("/holds/{hold_id}/extend").post(holds::extend),
        Route.at("/holds/{hold_id}/confirm").post(holds::confirm),
        Route.at("/ping").get(health::ping),
        Route.at("/health").get(health::health),
        Route.at("/").get(contract::index),
        Route.at("/openapi.yaml").get(contract::contract),
        Route.at("/docs").get(contract::page),
        Route.at("/docs/{asset}").get(contract::asset),
        Route.at("/problems").get(problems::index),
        Route.at("/problems/{problem}").get(problems::page));
  }
}
