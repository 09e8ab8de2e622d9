package dev.jetway.edge.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of problem that a client can meet. The names are part of the contract: they never
 * change, and openapi.yaml lists the same ones.
 */
public enum ProblemType {
  MALFORMED_REQUEST(
      400,
      Retry.NO,
      "The request is not readable as HTTP",
      "Its request line, address, headers or framing break the rules of HTTP.",
      "Mend the request."),
  INVALID_JSON(
      400,
      Retry.NO,
      "The body is not a JSON object",
      "The body is empty, not UTF-8, malformed, or not one single JSON object.",
      "Mend the body; the detail says where reading stopped."),
  MISSING_FIELD(
      400,
      Retry.NO,
      "A field is missing",
      "A body field or query parameter that must be there is not.",
      "Add the field that `field` names."),
  UNKNOWN_FIELD(
      400,
      Retry.NO,
      "A field is not known",
      "The body or the query has a field that this call does not know.",
      "Remove the field that `field` names, or correct its spelling."),
  INVALID_FIELD(
      400,
      Retry.NO,
      "A field has a value that it can't have",
      "A value has the wrong type or form, is too long, or is given twice.",
      "Correct the field that `field` names; the detail says what is expected."),
  INVALID_REQUEST(
      400,
      Retry.NO,
      "The request makes no sense",
      "Each field is well-formed, but together they ask for something that can't be.",
      "Correct the request as the detail says."),
  IDEMPOTENCY_KEY_REQUIRED(
      400,
      Retry.NO,
      "The Idempotency-Key header is missing",
      "This call makes something new each time, unless its Idempotency-Key says that it is the same.",
      "Send an Idempotency-Key, such as a fresh UUID; and the same one whenever you repeat this."),
  BROKEN_SCHEDULE(
      400,
      Retry.NO,
      "The schedule file is broken",
      "The file is no SSIM chapter 7 file, or was cut or mixed up. Nothing of it was scheduled.",
      "Mend the file at the line that `line` names."),
  PAYMENT_REQUIRED(
      402,
      Retry.NO,
      "There is something to pay",
      "The seats have a price, and the request does not say how it is to be paid. Nothing has"
          + " changed.",
      "Send a payment_method."),
  PAYMENT_DECLINED(
      402,
      Retry.NO,
      "The payment was declined",
      "The payment provider did not promise or give the money. Nothing is paid.",
      "Where `available_actions` still has confirm, confirm with another payment method; otherwise"
          + " reserve anew."),
  PAYMENT_TIMED_OUT(
      402,
      Retry.NO,
      "The payment did not come in time",
      "The payment provider did not answer as long as the seats could be held. What it may still"
          + " take is given back.",
      "Reserve anew."),
  SEAT_TAKEN(
      403,
      Retry.NO,
      "The seat is taken",
      "Somebody else holds or has booked the seat.",
      "Choose another seat."),
  SEAT_BLOCKED(
      403,
      Retry.NO,
      "The seat is not for sale",
      "The airline keeps the seat back, or it is broken.",
      "Choose another seat."),
  NOT_FOUND(404, Retry.NO, "There is nothing here", "No resource has this address.", "See /docs."),
  FLIGHT_NOT_FOUND(
      404,
      Retry.NO,
      "There is no such flight",
      "No flight has this id, or none of this number is scheduled.",
      "Look the flight up with GET /flights."),
  SEAT_NOT_FOUND(
      404,
      Retry.NO,
      "The flight has no such seat",
      "The seat number is well-formed, but this flight's seat map has no such seat.",
      "Choose a seat from the flight's seat map."),
  BOOKING_NOT_FOUND(
      404,
      Retry.NO,
      "There is no such booking",
      "The booking never was, or it is cancelled already.",
      "If this repeats a cancellation whose outcome was unknown, that one has succeeded."),
  HOLD_NOT_FOUND(
      404,
      Retry.NO,
      "There is no such hold",
      "No hold ever had this id.",
      "Use the hold_id that POST /flights/{flight_id}/holds has given."),
  RESERVATION_NOT_FOUND(
      404,
      Retry.NO,
      "There is no such reservation",
      "No reservation has this id, and no living one this record locator.",
      "Use the reservation_id or the record_locator that POST /reservations has given."),
  SEGMENT_NOT_FOUND(
      404,
      Retry.NO,
      "The reservation has no such segment",
      "None of its present segments has this number. Nothing has changed.",
      "Use the number of a segment that GET /reservations/{reservation_id} shows."),
  PASSENGER_NOT_FOUND(
      404,
      Retry.NO,
      "The reservation has no such passenger",
      "None of its present passengers has this number. Nothing has changed.",
      "Use the number of a passenger that GET /reservations/{reservation_id} shows."),
  METHOD_NOT_ALLOWED(
      405,
      Retry.NO,
      "The address does not know this method",
      "The address exists, but not with this method.",
      "Use a method that the Allow header lists."),
  BODY_TIMEOUT(
      408,
      Retry.YES,
      "The body did not arrive in time",
      "The request's body was not complete within the time allowed.",
      "Send the same request again, faster."),
  FLIGHT_CONFLICT(
      409,
      Retry.NO,
      "The flight is scheduled with other content",
      "This number, local departure date and origin are on record with other times, another"
          + " destination or another seat map.",
      "Look at the flight that is on record."),
  AMBIGUOUS_FLIGHT(
      409,
      Retry.NO,
      "Several flights have this number",
      "The number alone does not say which flight is meant; `candidates` lists the next ones.",
      "Add departure_date, or use a candidate's flight_id."),
  FLIGHT_CLOSED(
      409,
      Retry.NO,
      "The flight is not on sale",
      "It is not open yet, closed, or departed.",
      "Choose another flight."),
  FLIGHT_CANCELLED(
      409,
      Retry.NO,
      "The flight is cancelled",
      "The airline has called the flight off.",
      "Choose another flight."),
  SEATS_UNAVAILABLE(
      409,
      Retry.NO,
      "Some of the seats can't be had",
      "Somebody holds or has booked them, or they are not for sale; `conflicts` lists them. Nothing"
          + " has changed.",
      "Choose other seats."),
  NOT_ENOUGH_SEATS(
      409,
      Retry.NO,
      "There are not enough seats",
      "The flight, or the cabin asked for, has fewer seats for sale than the party needs. Nothing has"
          + " changed.",
      "Ask for fewer seats, another cabin or another flight."),
  SEATS_NOT_TOGETHER(
      409,
      Retry.NO,
      "The party can't sit together",
      "There are seats enough, but none that lie together. Nothing has changed.",
      "Ask again without insisting on seats together, or choose another flight."),
  HOLD_CONFIRMED(
      409,
      Retry.NO,
      "The hold has become a booking",
      "The hold was confirmed; its seats are booked.",
      "Confirm it again to learn the reservation_id; cancel that to give the seats back."),
  ACTION_NOT_AVAILABLE(
      409,
      Retry.NO,
      "Not while the reservation is as it is",
      "`available_actions` lists what can be done now. Nothing has changed.",
      "Choose one of these, or look at the reservation until what is under way has ended."),
  RESERVATION_ENDED(
      409,
      Retry.NO,
      "The reservation has ended",
      "It was cancelled, refused or not confirmed in time; nothing of it is held or booked.",
      "Reserve anew."),
  FLIGHT_REFUSED(
      409,
      Retry.NO,
      "A flight refused",
      "A flight can't do what the reservation needs. Nothing is kept of what the others did.",
      "Choose other flights or seats; report the request_id if it stays like this."),
  FLIGHTS_UNANSWERED(
      409,
      Retry.NO,
      "The flights did not all answer",
      "Some of the flights could not be reached for so long that this was given up. Nothing is kept"
          + " of what the others did.",
      "Try anew, with a fresh Idempotency-Key."),
  TOO_LATE_TO_PAY(
      409,
      Retry.NO,
      "A flight leaves too soon",
      "A flight leaves before a payment could be waited for.",
      "Choose other flights."),
  SEAT_LATELY_LEFT(
      409,
      Retry.LATER,
      "The passenger has just left this seat",
      "A message of the move away may still be under way. Nothing has changed.",
      "Send the same request again after Retry-After seconds, or choose another seat."),
  LIMIT_EXCEEDED(
      409,
      Retry.NO,
      "More than one reservation can have",
      "A bound on passengers, segments or changes is exceeded; the detail says which. Nothing has"
          + " changed.",
      "Make several reservations of it."),
  HOLD_EXPIRED(
      410,
      Retry.NO,
      "The hold is gone",
      "It has expired, was released, or ended with its flight; or its booking is cancelled.",
      "Hold the seats anew."),
  OFFER_EXPIRED(
      410,
      Retry.NO,
      "The offer is over",
      "The seats were not confirmed in time, and are for sale again.",
      "Reserve anew."),
  BODY_TOO_LARGE(
      413,
      Retry.NO,
      "The body is too large",
      "JSON bodies have at most 1 MiB, schedule files 64 MiB.",
      "Send less."),
  URI_TOO_LONG(
      414,
      Retry.NO,
      "The address is too long",
      "The request's address is too long.",
      "Shorten it."),
  UNSUPPORTED_MEDIA_TYPE(
      415,
      Retry.NO,
      "The body is not sent as it must be",
      "The Content-Type is not the one that this call reads, or the body is compressed.",
      "Send it uncompressed, as the type that the detail names."),
  IDEMPOTENCY_KEY_REUSED(
      422,
      Retry.NO,
      "The Idempotency-Key stands for something else",
      "An earlier request had the same Idempotency-Key and another content.",
      "Send a fresh key with a new request, and an old key only with the very same content."),
  HEADERS_TOO_LARGE(
      431,
      Retry.NO,
      "The headers are too large",
      "There are too many header fields, or one is too long.",
      "Send fewer or shorter headers."),
  TOO_MANY_HOLDS(
      429,
      Retry.YES,
      "The customer holds as much as one may",
      "This customer's reservations that are not confirmed yet are as many as one may have. Nothing"
          + " has changed.",
      "Confirm or cancel some of them, or wait until they expire."),
  INTERNAL_ERROR(
      500,
      Retry.NO,
      "Something of ours is broken",
      "A fault of the server. Its log has the details under this request's id.",
      "Report the request_id."),
  OUTCOME_UNKNOWN(
      503,
      Retry.YES,
      "Whether this took effect is not known",
      "The answer did not come in time, or was lost. The change may or may not have been made.",
      "Send the very same request again: it finds out, and never takes effect twice."),
  FLIGHT_BUSY(
      503,
      Retry.YES,
      "The flight is busy",
      "More requests wait for this flight than it has room for. Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  LIMIT_REACHED(
      503,
      Retry.YES,
      "The flight remembers all that it may",
      "A bound of this flight is reached. Nothing has changed.",
      "Send the same request again later."),
  IMPORTS_BUSY(
      503,
      Retry.YES,
      "Other imports are under way",
      "As many schedule files are being imported as there may be at a time. Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  FLIGHT_TIMEOUT(
      503,
      Retry.YES,
      "The flight did not answer in time",
      "Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  FLIGHT_FAULT(
      503,
      Retry.YES,
      "The flight could not decide",
      "A fault of the server while it decided. Nothing has changed.",
      "Send the same request again; report the request_id if it stays like this."),
  JOURNAL_UNAVAILABLE(
      503,
      Retry.YES,
      "The journal is not available",
      "The flight's journal can't be read or written just now. Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  DIRECTORY_UNAVAILABLE(
      503,
      Retry.YES,
      "The flight directory is not available",
      "Flights can't be looked up by number just now. Nothing has changed.",
      "Send the same request again after Retry-After seconds, or use a flight_id."),
  RESERVATION_BUSY(
      503,
      Retry.YES,
      "The reservation is busy",
      "More requests wait for this reservation than it has room for, or it is just moving to"
          + " another node. Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  RESERVATION_TIMEOUT(
      503,
      Retry.YES,
      "The reservation did not answer in time",
      "Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  RESERVATIONS_UNAVAILABLE(
      503,
      Retry.YES,
      "Reservations are not available",
      "The tables of reservations can't be reached just now. Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  READ_MODEL_UNAVAILABLE(
      503,
      Retry.YES,
      "Lists of reservations are not available",
      "A customer's reservations can't be listed just now.",
      "Send the same request again after Retry-After seconds, or ask for a reservation by its id."),
  SERVER_BUSY(
      503,
      Retry.YES,
      "The server is busy",
      "The requests under way have more content than there is room for. Nothing has changed.",
      "Send the same request again after Retry-After seconds."),
  REQUEST_TIMEOUT(
      503,
      Retry.YES,
      "No answer in time",
      "The server did not come to an answer in time.",
      "Send the same request again after Retry-After seconds.");

  /** Whether the very same request may succeed later, and after how many seconds. */
  private enum Retry {
    NO(0),
    /** About what a restart after a failed write, or a burst, takes. */
    YES(1),
    /** Until no message of an earlier request can be under way. */
    LATER(30);

    private final int seconds;

    Retry(int seconds) {
      this.seconds = seconds;
    }
  }

  private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');
  private final int status;
  private final Retry retry;
  private final String title;
  private final String meaning;
  private final String advice;

  ProblemType(int status, Retry retry, String title, String meaning, String advice) {
    this.status = status;
    this.retry = retry;
    this.title = title;
    this.meaning = meaning;
    this.advice = advice;
  }

  /** The type of this name; empty when there is none. */
  public static Optional<ProblemType> named(String slug) {
    return Arrays.stream(values()).filter(type -> type.slug.equals(slug)).findFirst();
  }

  /** Its name in addresses and contracts, such as {@code seat-taken}. */
  public String slug() {
    return slug;
  }

  /** The {@code type} member: a reference to the page that explains the problem. */
  public String reference() {
    return "/problems/" + slug;
  }

  public int status() {
    return status;
  }

  /** True when the very same request may succeed later. */
  public boolean retryable() {
    return retry != Retry.NO;
  }

  /** Seconds to wait before the very same request is sent again; 0 when there is no need to. */
  public int retryAfterSeconds() {
    return this == BODY_TIMEOUT ? 0 : retry.seconds;
  }

  public String title() {
    return title;
  }

  /** What has happened. */
  public String meaning() {
    return meaning;
  }

  /** What to do now. */
  public String advice() {
    return advice;
  }
}
