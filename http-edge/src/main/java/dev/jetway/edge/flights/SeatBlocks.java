package dev.jetway.edge.flights;

import dev.jetway.edge.http.Exchange;
import dev.jetway.edge.http.Reply;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import dev.jetway.flight.domain.BlockKind;
import dev.jetway.flight.domain.FlightAnswer.SeatsSet;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.SeatNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Keeps seats from sale, and puts them back. */
public final class SeatBlocks {
  private static final Set<String> BLOCK = Set.of("kind", "reason");
  private static final String KIND = "blocked or inoperative";

  private final FlightDoor flights;

  public SeatBlocks(FlightDoor flights) {
    this.flights = flights;
  }

  /** {@code POST /flights/{flight_id}/seats/{seat}/block}. */
  public CompletionStage<HttpResponse> block(Exchange exchange) {
    Fields fields = exchange.json(BLOCK);
    String reason = fields.text("reason");
    BlockKind kind = fields.optional("kind", SeatBlocks::kind, KIND).orElse(BlockKind.BLOCKED);
    SeatNumber seat = seat(exchange);
    return set(
        exchange,
        seat,
        new FlightCommand.BlockSeats(List.of(seat), kind, reason),
        Optional.of(kind));
  }

  /** {@code POST /flights/{flight_id}/seats/{seat}/unblock}. */
  public CompletionStage<HttpResponse> unblock(Exchange exchange) {
    exchange.expectNoBody();
    SeatNumber seat = seat(exchange);
    return set(exchange, seat, new FlightCommand.UnblockSeats(List.of(seat)), Optional.empty());
  }

  private static Optional<BlockKind> kind(String text) {
    return switch (text) {
      case "blocked" -> Optional.of(BlockKind.BLOCKED);
      case "inoperative" -> Optional.of(BlockKind.INOPERATIVE);
      default -> Optional.empty();
    };
  }

  private static SeatNumber seat(Exchange exchange) {
    return SeatNumber.parse(exchange.parameter(1))
        .orElseThrow(() -> new Refused(Problem.of(ProblemType.SEAT_NOT_FOUND)));
  }

  private CompletionStage<HttpResponse> set(
      Exchange exchange, SeatNumber seat, FlightCommand command, Optional<BlockKind> kind) {
    exchange.expectNoQuery();
    FlightId flight = FlightDoor.flightId(exchange.parameter(0));
    return flights
        .ask(flight, command, SeatsSet.class, exchange, Rejections::unavailable)
        .thenApply(
            told ->
                Reply.json(
                    200,
                    json -> {
                      json.writeStartObject();
                      json.writeStringField("flight_id", flight.toString());
                      json.writeStringField("seat_no", seat.toString());
                      json.writeBooleanField("blocked", kind.isPresent());
                      if (kind.isPresent()) {
                        json.writeStringField("kind", kind.get().name().toLowerCase(Locale.ROOT));
                      }
                      json.writeNumberField("version", told.version());
                      json.writeEndObject();
                    }));
  }
}
