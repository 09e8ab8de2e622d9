package dev.jetway.flight.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDelegatingDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightChange;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.FlightNumber;
import dev.jetway.flight.domain.HoldId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.flight.domain.Seats;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What Jackson must know of the domain: which texts stand for values, and the name of each variant.
 * The names are in journals: add, never rename.
 */
final class FlightJson extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** Variants are told apart by a property, as small and as plain as possible. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Variants {}

  /** Records show their components, never what a method computes. */
  @JsonAutoDetect(
      getterVisibility = JsonAutoDetect.Visibility.NONE,
      isGetterVisibility = JsonAutoDetect.Visibility.NONE)
  private interface ComponentsOnly {}

  FlightJson() {
    super("flight");
    text(FlightNumber.class, text -> FlightNumber.parse(text));
    text(AirportCode.class, text -> AirportCode.parse(text));
    text(FlightId.class, text -> FlightId.parse(text));
    text(SeatNumber.class, text -> SeatNumber.parse(text));
    text(HoldId.class, text -> Optional.of(new HoldId(text)));
    text(ReservationId.class, text -> Optional.of(new ReservationId(text)));
    text(CustomerId.class, text -> Optional.of(new CustomerId(text)));
    addKeyDeserializer(HoldId.class, new HoldIdKey());

    SeatMapForm.Converters seatMaps = new SeatMapForm.Converters();
    addSerializer(SeatMap.class, new StdDelegatingSerializer(SeatMap.class, seatMaps.toForm()));
    addDeserializer(SeatMap.class, new StdDelegatingDeserializer<>(seatMaps.fromForm()));
    addSerializer(Seats.class, new StdDelegatingSerializer(Seats.class, SeatsForm.TO_FORM));
    addDeserializer(Seats.class, new StdDelegatingDeserializer<>(SeatsForm.FROM_FORM));
    nameVariants();
  }

  private <T> void text(Class<T> type, Function<String, Optional<T>> parse) {
    addSerializer(type, new ToStringSerializer(type));
    addDeserializer(type, new Parsing<>(type, parse));
  }

  private void nameVariants() {
    variants(FlightEvent.class)
        .named(FlightEvent.FlightScheduled.class, "FlightScheduled")
        .named(FlightEvent.SeatMapAssigned.class, "SeatMapAssigned")
        .named(FlightEvent.FlightOpened.class, "FlightOpened")
        .named(FlightEvent.FlightClosed.class, "FlightClosed")
        .named(FlightEvent.FlightDeparted.class, "FlightDeparted")
        .named(FlightEvent.FlightCancelled.class, "FlightCancelled")
        .named(FlightEvent.FlightRescheduled.class, "FlightRescheduled")
        .named(FlightEvent.OwnersTold.class, "OwnersTold")
        .named(FlightEvent.SeatsHeld.class, "SeatsHeld")
        .named(FlightEvent.HoldExtended.class, "HoldExtended")
        .named(FlightEvent.HoldReleased.class, "HoldReleased")
        .named(FlightEvent.HoldExpired.class, "HoldExpired")
        .named(FlightEvent.HoldBarred.class, "HoldBarred")
        .named(FlightEvent.SeatsConfirmed.class, "SeatsConfirmed")
        .named(FlightEvent.SeatsReleased.class, "SeatsReleased")
        .named(FlightEvent.SeatChanged.class, "SeatChanged")
        .named(FlightEvent.SeatBlocked.class, "SeatBlocked")
        .named(FlightEvent.SeatUnblocked.class, "SeatUnblocked");
    variants(SeatState.class)
        .named(SeatState.Available.class, "Available")
        .named(SeatState.Held.class, "Held")
        .named(SeatState.Occupied.class, "Occupied")
        .named(SeatState.Blocked.class, "Blocked");
    variants(FlightChange.class)
        .named(FlightChange.Cancelled.class, "Cancelled")
        .named(FlightChange.Rescheduled.class, "Rescheduled");
    variants(FlightCommand.class)
        .named(FlightCommand.ScheduleFlight.class, "ScheduleFlight")
        .named(FlightCommand.OpenFlight.class, "OpenFlight")
        .named(FlightCommand.CloseFlight.class, "CloseFlight")
        .named(FlightCommand.DepartFlight.class, "DepartFlight")
        .named(FlightCommand.CancelFlight.class, "CancelFlight")
        .named(FlightCommand.RescheduleFlight.class, "RescheduleFlight")
        .named(FlightCommand.HoldSeats.class, "HoldSeats")
        .named(FlightCommand.HoldBestSeats.class, "HoldBestSeats")
        .named(FlightCommand.ExtendHold.class, "ExtendHold")
        .named(FlightCommand.ConfirmHold.class, "ConfirmHold")
        .named(FlightCommand.ReleaseHold.class, "ReleaseHold")
        .named(FlightCommand.BookSeats.class, "BookSeats")
        .named(FlightCommand.CancelBooking.class, "CancelBooking")
        .named(FlightCommand.CancelSeats.class, "CancelSeats")
        .named(FlightCommand.ChangeSeat.class, "ChangeSeat")
        .named(FlightCommand.BlockSeats.class, "BlockSeats")
        .named(FlightCommand.UnblockSeats.class, "UnblockSeats")
        .named(FlightCommand.NoteOwnersTold.class, "NoteOwnersTold")
        .named(FlightCommand.NoteTime.class, "NoteTime")
        .named(FlightCommand.ViewFlight.class, "ViewFlight")
        .named(FlightCommand.ViewSeatMap.class, "ViewSeatMap")
        .named(FlightCommand.ListBookings.class, "ListBookings");
    variants(FlightAnswer.class)
        .named(FlightAnswer.Rejected.class, "Rejected")
        .named(FlightAnswer.FlightShown.class, "FlightShown")
        .named(FlightAnswer.SeatMapShown.class, "SeatMapShown")
        .named(FlightAnswer.BookingsListed.class, "BookingsListed")
        .named(FlightAnswer.SeatsBooked.class, "SeatsBooked")
        .named(FlightAnswer.BookingCancelled.class, "BookingCancelled")
        .named(FlightAnswer.SeatMoved.class, "SeatMoved")
        .named(FlightAnswer.HoldGranted.class, "HoldGranted")
        .named(FlightAnswer.HoldConfirmed.class, "HoldConfirmed")
        .named(FlightAnswer.HoldGone.class, "HoldGone")
        .named(FlightAnswer.SeatsSet.class, "SeatsSet")
        .named(FlightAnswer.OwnersNoted.class, "OwnersNoted")
        .named(FlightAnswer.TimeNoted.class, "TimeNoted");
  }

  private <T> Names<T> variants(Class<T> type) {
    setMixInAnnotation(type, Variants.class);
    return new Names<>(this);
  }

  private record Names<T>(FlightJson module) {
    Names<T> named(Class<? extends T> variant, String name) {
      module.registerSubtypes(new NamedType(variant, name));
      module.setMixInAnnotation(variant, ComponentsOnly.class);
      return this;
    }
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    // Most rows have no exceptions and no characteristics: absent means empty.
    for (Class<?> collection : Set.of(Set.class, Map.class)) {
      context
          .configOverride(collection)
          .setInclude(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
          .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
  }

  /** A value that is written as a text. */
  private static final class Parsing<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, Optional<T>> parse;

    Parsing(Class<T> type, Function<String, Optional<T>> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) {
      return parse
          .apply(value)
          .orElseThrow(() -> new IllegalArgumentException("not a " + _valueClass.getSimpleName()));
    }
  }

  private static final class HoldIdKey extends KeyDeserializer {
    @Override
    public Object deserializeKey(String key, DeserializationContext context) {
      return new HoldId(key);
    }
  }
}
