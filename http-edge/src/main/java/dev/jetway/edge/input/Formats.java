package dev.jetway.edge.input;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Dates and times as the contract has them (RFC 3339; local ones without its offset). Years are
 * 1970 to 9999; a date that no calendar has is none.
 */
public final class Formats {
  public static final String LOCAL_DATE_TIME = "a local date and time such as 2026-05-17T13:20";
  public static final String LOCAL_DATE = "a date such as 2026-05-17";
  public static final String INSTANT = "a moment such as 2026-05-17T13:20:00Z";
  public static final String UTC_OFFSET = "an offset from UTC such as +02:00, or Z";

  private static final String DATE = "(19[7-9]|[2-9]\\d\\d)\\d-\\d\\d-\\d\\d";
  private static final Pattern DATE_FORM = Pattern.compile(DATE);
  private static final Pattern DATE_TIME_FORM = Pattern.compile(DATE + "T\\d\\d:\\d\\d(:\\d\\d)?");
  private static final Pattern INSTANT_FORM =
      Pattern.compile(DATE + "T\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");
  private static final Pattern OFFSET_FORM = Pattern.compile("Z|[+-]\\d\\d:\\d\\d");

  private Formats() {}

  public static Optional<LocalDateTime> localDateTime(String text) {
    return parsed(text, DATE_TIME_FORM, LocalDateTime::parse);
  }

  public static Optional<LocalDate> localDate(String text) {
    return parsed(text, DATE_FORM, LocalDate::parse);
  }

  /** A date and time with its offset from UTC. */
  public static Optional<Instant> instant(String text) {
    return parsed(text, INSTANT_FORM, form -> OffsetDateTime.parse(form).toInstant());
  }

  /** At most 18 hours either way. */
  public static Optional<ZoneOffset> utcOffset(String text) {
    return parsed(text, OFFSET_FORM, ZoneOffset::of);
  }

  private static <T> Optional<T> parsed(String text, Pattern form, Function<String, T> parser) {
    if (!form.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(parser.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
