package dev.jetway.edge.flights;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.input.Fields;
import dev.jetway.edge.input.Shape;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatWish;
import dev.jetway.flight.domain.SeatWish.Together;
import dev.jetway.flight.domain.Unmet;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code best_available}: what a party wishes for when the flight shall choose its seats. */
public final class WishRequest {
  private static final String COUNT = "count";
  private static final String REQUIRED = "required";

  public static final Shape.Members SHAPE =
      new Shape.Members(
          Map.of(
              COUNT,
              new Shape.Whole(1, FlightCommand.SEATS_MAX),
              "cabin",
              new Shape.Text(),
              "together",
              new Shape.FlagOr(REQUIRED),
              "characteristics",
              new Shape.ListOf(new Shape.Text(), 0, SeatCharacteristic.values().length)));

  private static final String CABIN = "one of " + words(CabinClass.values());
  private static final String CHARACTERISTIC = "one of " + words(SeatCharacteristic.values());

  private WishRequest() {}

  /** The wish of a request that must say how many seats. */
  public static SeatWish read(Fields fields) {
    return read(fields, fields.number(COUNT));
  }

  /** The wish for {@code count} seats; refused when the request says another number. */
  public static SeatWish of(Fields fields, int count) {
    if (fields.optionalNumber(COUNT).orElse(count) != count) {
      throw Fields.invalid(
          fields.path(COUNT),
          "must be left out, or be %d, as many as need a seat.".formatted(count));
    }
    return read(fields, count);
  }

  /** Refuses a wish that can't be, however many seats it is for. */
  public static void check(Fields fields) {
    read(fields, fields.optionalNumber(COUNT).orElse(1));
  }

  private static SeatWish read(Fields fields, int count) {
    List<SeatCharacteristic> characteristics =
        fields.has("characteristics")
            ? fields.readAll(
                "characteristics", word -> named(SeatCharacteristic.values(), word), CHARACTERISTIC)
            : List.of();
    return new SeatWish(
        count,
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
  public static String text(SeatWish wish) {
    return wish.count() + " " + wish.cabin() + " " + wish.characteristics() + " " + wish.together();
  }

  /** A constant's word in the contract. */
  public static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Writes what of a wish was not possible, as the member {@code unmet}. */
  public static void writeUnmet(JsonGenerator json, Unmet unmet) throws IOException {
    json.writeObjectFieldStart("unmet");
    json.writeBooleanField("apart", unmet.apart());
    json.writeObjectFieldStart("characteristics");
    for (Map.Entry<SeatCharacteristic, Integer> lacking : unmet.lacking().entrySet()) {
      json.writeNumberField(word(lacking.getKey()), lacking.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static <E extends Enum<E>> Optional<E> named(E[] constants, String word) {
    return Arrays.stream(constants).filter(constant -> word(constant).equals(word)).findFirst();
  }

  private static String words(Enum<?>[] constants) {
    return String.join(", ", Arrays.stream(constants).map(WishRequest::word).toList());
  }
}
