package dev.jetway.reservation.codec;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.jetway.flight.domain.CustomerId;
import dev.jetway.flight.domain.FlightId;
import dev.jetway.flight.domain.ReservationId;
import dev.jetway.flight.domain.SeatNumber;
import dev.jetway.reservation.domain.FlightChange;
import dev.jetway.reservation.domain.RecordLocator;
import dev.jetway.reservation.domain.ReservationAnswer;
import dev.jetway.reservation.domain.ReservationCommand;
import dev.jetway.reservation.domain.ReservationEvent;
import java.util.Optional;
import java.util.function.Function;

/**
 * What Jackson must know of the domain: which texts stand for values, and the name of each variant.
 * The names are in journals: add, never rename.
 */
final class ReservationJson extends SimpleModule {
  private static final long serialVersionUID = 1L;

  /** Variants are told apart by a property, as in the flights' journal. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  private interface Variants {}

  /** Records show their components, never what a method computes. */
  @JsonAutoDetect(
      getterVisibility = JsonAutoDetect.Visibility.NONE,
      isGetterVisibility = JsonAutoDetect.Visibility.NONE)
  private interface ComponentsOnly {}

  ReservationJson() {
    super("reservation");
    text(FlightId.class, text -> FlightId.parse(text));
    text(SeatNumber.class, text -> SeatNumber.parse(text));
    text(RecordLocator.class, text -> RecordLocator.parse(text));
    text(ReservationId.class, text -> Optional.of(new ReservationId(text)));
    text(CustomerId.class, text -> Optional.of(new CustomerId(text)));
    setMixInAnnotation(ReservationEvent.class, Variants.class);
    setMixInAnnotation(ReservationCommand.class, Variants.class);
    setMixInAnnotation(ReservationAnswer.class, Variants.class);
    setMixInAnnotation(FlightChange.class, Variants.class);
    named(FlightChange.Cancelled.class, "Cancelled");
    named(FlightChange.Rescheduled.class, "Rescheduled");
    nameEvents();
    nameCommands();
    named(ReservationAnswer.Shown.class, "Shown");
    named(ReservationAnswer.Rejected.class, "Rejected");
    named(ReservationAnswer.Noted.class, "Noted");
  }

  private void nameEvents() {
    named(ReservationEvent.ReservationRequested.class, "ReservationRequested");
    named(ReservationEvent.SegmentHeld.class, "SegmentHeld");
    named(ReservationEvent.SegmentRejected.class, "SegmentRejected");
    named(ReservationEvent.SegmentLost.class, "SegmentLost");
    named(ReservationEvent.ReservationHeld.class, "ReservationHeld");
    named(ReservationEvent.ExtensionRequested.class, "ExtensionRequested");
    named(ReservationEvent.SegmentExtended.class, "SegmentExtended");
    named(ReservationEvent.ReservationExtended.class, "ReservationExtended");
    named(ReservationEvent.ExtensionRefused.class, "ExtensionRefused");
    named(ReservationEvent.ConfirmationRequested.class, "ConfirmationRequested");
    named(ReservationEvent.PaymentRequested.class, "PaymentRequested");
    named(ReservationEvent.PaymentAuthorized.class, "PaymentAuthorized");
    named(ReservationEvent.PaymentDeclined.class, "PaymentDeclined");
    named(ReservationEvent.ConfirmationStarted.class, "ConfirmationStarted");
    named(ReservationEvent.SegmentConfirmed.class, "SegmentConfirmed");
    named(ReservationEvent.CaptureRequested.class, "CaptureRequested");
    named(ReservationEvent.PaymentCaptured.class, "PaymentCaptured");
    named(ReservationEvent.CaptureRefused.class, "CaptureRefused");
    named(ReservationEvent.ReservationConfirmed.class, "ReservationConfirmed");
    named(ReservationEvent.CompensationStarted.class, "CompensationStarted");
    named(ReservationEvent.SegmentReleased.class, "SegmentReleased");
    named(ReservationEvent.SegmentFlown.class, "SegmentFlown");
    named(ReservationEvent.PaymentVoided.class, "PaymentVoided");
    named(ReservationEvent.LatePaymentReceived.class, "LatePaymentReceived");
    named(ReservationEvent.RefundRequested.class, "RefundRequested");
    named(ReservationEvent.PaymentRefunded.class, "PaymentRefunded");
    named(ReservationEvent.ReservationRejected.class, "ReservationRejected");
    named(ReservationEvent.ReservationExpired.class, "ReservationExpired");
    named(ReservationEvent.ReservationCancelled.class, "ReservationCancelled");
    named(ReservationEvent.SeatChangeRequested.class, "SeatChangeRequested");
    named(ReservationEvent.SeatChanged.class, "SeatChanged");
    named(ReservationEvent.SeatChangeRefused.class, "SeatChangeRefused");
    named(ReservationEvent.SeatCheckRequested.class, "SeatCheckRequested");
    named(ReservationEvent.SeatKept.class, "SeatKept");
    named(ReservationEvent.LateSeatChangeFound.class, "LateSeatChangeFound");
    named(ReservationEvent.ChangeRequested.class, "ChangeRequested");
    named(ReservationEvent.ReplacementHeld.class, "ReplacementHeld");
    named(ReservationEvent.ChangeConfirmed.class, "ChangeConfirmed");
    named(ReservationEvent.ChangeAbandoned.class, "ChangeAbandoned");
    named(ReservationEvent.SegmentCancellationRequested.class, "SegmentCancellationRequested");
    named(ReservationEvent.PassengerCancellationRequested.class, "PassengerCancellationRequested");
    named(ReservationEvent.SegmentSeatsReleased.class, "SegmentSeatsReleased");
    named(ReservationEvent.FlightChangeNoted.class, "FlightChangeNoted");
    named(ReservationEvent.FlightChangeAccepted.class, "FlightChangeAccepted");
  }

  private void nameCommands() {
    named(ReservationCommand.RequestReservation.class, "RequestReservation");
    named(ReservationCommand.ConfirmReservation.class, "ConfirmReservation");
    named(ReservationCommand.ExtendReservation.class, "ExtendReservation");
    named(ReservationCommand.CancelReservation.class, "CancelReservation");
    named(ReservationCommand.ChangeSeat.class, "ChangeSeat");
    named(ReservationCommand.RequestChange.class, "RequestChange");
    named(ReservationCommand.CancelSegments.class, "CancelSegments");
    named(ReservationCommand.CancelPassengers.class, "CancelPassengers");
    named(ReservationCommand.AcceptFlightChange.class, "AcceptFlightChange");
    named(ReservationCommand.NoteFlightChange.class, "NoteFlightChange");
    named(ReservationCommand.ViewReservation.class, "ViewReservation");
    named(ReservationCommand.NoteTime.class, "NoteTime");
    named(ReservationCommand.Granted.class, "Granted");
    named(ReservationCommand.Refused.class, "Refused");
    named(ReservationCommand.Extended.class, "Extended");
    named(ReservationCommand.NotExtended.class, "NotExtended");
    named(ReservationCommand.NotBooked.class, "NotBooked");
    named(ReservationCommand.Booked.class, "Booked");
    named(ReservationCommand.Released.class, "Released");
    named(ReservationCommand.SeatsGivenBack.class, "SeatsGivenBack");
    named(ReservationCommand.Departed.class, "Departed");
    named(ReservationCommand.Moved.class, "Moved");
    named(ReservationCommand.MoveRefused.class, "MoveRefused");
    named(ReservationCommand.SeatChecked.class, "SeatChecked");
    named(ReservationCommand.Authorized.class, "Authorized");
    named(ReservationCommand.Declined.class, "Declined");
    named(ReservationCommand.Captured.class, "Captured");
    named(ReservationCommand.NotCaptured.class, "NotCaptured");
    named(ReservationCommand.Voided.class, "Voided");
    named(ReservationCommand.Refunded.class, "Refunded");
  }

  private void named(Class<?> variant, String name) {
    registerSubtypes(new NamedType(variant, name));
    setMixInAnnotation(variant, ComponentsOnly.class);
  }

  private <T> void text(Class<T> type, Function<String, Optional<T>> parse) {
    addSerializer(type, new ToStringSerializer(type));
    addDeserializer(type, new Parsing<>(type, parse));
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
}
