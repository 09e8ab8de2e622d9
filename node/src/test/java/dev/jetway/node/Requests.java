package dev.jetway.node;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The JSON of requests about reservations. */
final class Requests {
  private static final int ROWS = 30;
  private static final String COLUMNS = "ABCDEF";

  private Requests() {}

  /**
   * A reservation.
   *
   * @param segments each a JSON object
   * @param method of payment; empty when everything is free, or to be paid later
   */
  static String reserve(
      String customer, int party, List<String> segments, boolean now, String method) {
    String passengers =
        IntStream.rangeClosed(1, party)
            .mapToObj("{\"name\":\"Passenger %d\",\"type\":\"adult\"}"::formatted)
            .collect(Collectors.joining(","));
    return """
    {"customer":{"customer_id":"%s"},"passengers":[%s],"segments":[%s],"confirm":"%s"%s}"""
        .formatted(
            customer, passengers, String.join(",", segments), now ? "now" : "later", and(method));
  }

  /** Seats by number. */
  static String named(String flight, List<String> seats, int fare) {
    return """
    {"flight_id":"%s","seats":["%s"]%s}"""
        .formatted(flight, String.join("\",\"", seats), fare(fare));
  }

  /** Seats as the flight chooses. */
  static String bestAvailable(String flight, int fare) {
    return """
    {"flight_id":"%s","best_available":{"together":true}%s}"""
        .formatted(flight, fare(fare));
  }

  private static String fare(int fare) {
    return fare == 0 ? "" : ",\"fare\":{\"minor_units\":%d,\"currency\":\"EUR\"}".formatted(fare);
  }

  static String confirm(String method) {
    return method.isEmpty() ? "{}" : "{\"payment_method\":\"%s\"}".formatted(method);
  }

  static String change(int replaced, String segment, String method) {
    return "{\"replaced\":[%d],\"replacements\":[%s]%s}".formatted(replaced, segment, and(method));
  }

  static String changeSeat(int segment, String from, String to) {
    return "{\"segment\":%d,\"from\":\"%s\",\"to\":\"%s\"}".formatted(segment, from, to);
  }

  private static String and(String method) {
    return method.isEmpty() ? "" : ",\"payment_method\":\"%s\"".formatted(method);
  }

  /** Seats side by side, as far as the row goes, of a map with rows of six. */
  static List<String> someSeats(SplittableRandom random, int count) {
    int row = 1 + random.nextInt(ROWS);
    int first = random.nextInt(COLUMNS.length() - count + 1);
    List<String> seats = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seats.add(row + "" + COLUMNS.charAt(first + i));
    }
    return seats;
  }
}
