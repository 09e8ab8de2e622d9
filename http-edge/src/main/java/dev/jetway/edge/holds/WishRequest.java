package dev.jetway.edge.holds;

import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.flight.domain.SeatWish.Together;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code best_available}: what a party wishes for when the flight shall choose its seats. */
final class WishRequest {
  private static final String REQUIRED = "required";

  static final Shape.Members SHAPE =
      new Shape.Members(
          Map.of(
              "count", new Shape.Whole(1, FlightCommand.SEATS_MAX),
              "cabin", new Shape.Text(),
              "together", new Shape.FlagOr(REQUIRED),
              "characteristics",
                  new Shape.ListOf(new Shape.Text(), 0, SeatCharacteristic.values().length)));

  private static final String CABIN = "one of " + words(CabinClass.values());
  private static final String CHARACTERISTIC = "one of " + words(SeatCharacteristic.values());

  private WishRequest() {}

  static SeatWish read(Fields fields) {
    List<SeatCharacteristic> characteristics =
        fields.has("characteristics")
            ? fields.readAll(
                "characteristics", word -> named(SeatCharacteristic.values(), word), CHARACTERISTIC)
            : List.of();
    return new SeatWish(
        fields.number("count"),
        fields.optional("cabin", word -> named(CabinClass.values(), word), CABIN).orElse(null),
        Set.copyOf(characteristics),
        fields.optionalText("together").map(WishRequest::together).orElse(Together.PREFERRED));
  }

  private static Together together(String word) {
    return switch (word) {
      case REQUIRED -> Together.REQUIRED;
      case "true" -> Together.PREFERRED;
      default -> Together.NO;
    };
  }

  /** The wish in one way of writing. */
  static String text(SeatWish wish) {
    return wish.count() + " " + wish.cabin() + " " + wish.characteristics() + " " + wish.together();
  }

  /** A constant's word in the contract. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
    return Arrays.stream(constants).filter(constant -> word(constant).equals(word)).findFirst();
  }

  private static String words(Enum<?>[] constants) {
    return String.join(", ", Arrays.stream(constants).map(WishRequest::word).toList());
  }
}
