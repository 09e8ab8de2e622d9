package dev.jetway.flight.ssim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.jetway.flight.layout.SeatLayouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Writes schedule files for tests: header, carrier and trailer around legs, serials counted. */
final class SsimText {
  static final SeatLayouts LAYOUTS = SeatLayouts.load();

  private final List<String> lines = new ArrayList<>();

  /** A local time schedule of carrier XX, valid in June 2026. */
  static SsimText local() {
    return new SsimText().header().carrier("L", "XX");
  }

  static SsimText utc() {
    return new SsimText().header().carrier("U", "XX");
  }

  SsimText header() {
    return add(put(blank(), 1, "1AIRLINE STANDARD SCHEDULE DATA SET"));
  }

  SsimText carrier(String timeMode, String designator) {
    String record = put(blank(), 1, "2" + timeMode + designator);
    return add(put(record, 15, "01JUN2630JUN2601MAY26"));
  }

  /** The leg of {@link #plainLeg}, changed: columns and texts in turn. */
  SsimText leg(Object... changes) {
    return add(with(plainLeg(), changes));
  }

  SsimText segment(int element, String data, Object... changes) {
    String record = put(blank(), 1, "4 XX   120101J");
    record = put(record, 29, "AB%03dZRHJFK%s".formatted(element, data));
    return add(with(record, changes));
  }

  SsimText padding() {
    lines.add("0".repeat(200));
    return this;
  }

  SsimText trailer() {
    return trailer("XX", 'E');
  }

  SsimText trailer(String designator, char end) {
    String record = put(blank(), 1, "5 " + designator);
    record = put(record, 188, "%06d%c".formatted(serial(), end));
    return add(record);
  }

  /** Appends a record with the next serial number. */
  SsimText add(String record) {
    lines.add(put(record, 195, "%06d".formatted(serial() + 1)));
    return this;
  }

  private long serial() {
    return lines.stream().filter(line -> !line.startsWith("0")).count();
  }

  List<String> lines() {
    return lines;
  }

  String text() {
    return String.join("\n", lines) + "\n";
  }

  SsimCheck check() {
    return check(text());
  }

  Checked checked() {
    return switch (check()) {
      case Checked checked -> checked;
      case Broken broken -> throw new AssertionError("broken: " + broken);
    };
  }

  static SsimCheck check(String text) {
    return check(text.getBytes(ISO_8859_1), SsimLimits.DEFAULT);
  }

  static SsimCheck check(byte[] bytes, SsimLimits limits) {
    try {
      return new SsimImport(LAYOUTS, limits).check(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** XX12 from Zurich to New York, every day of June 2026, 0955 to 1300. */
  static String plainLeg() {
    String record = put(blank(), 1, "3 XX   120101J01JUN2630JUN261234567");
    record = put(record, 37, "ZRH09550955+0200  JFK13001300-0400  333");
    return put(record, 173, "J30Y200");
  }

  static String with(String record, Object... changes) {
    String changed = record;
    for (int i = 0; i < changes.length; i += 2) {
      changed = put(changed, (Integer) changes[i], (String) changes[i + 1]);
    }
    return changed;
  }

  static String put(String record, int column, String text) {
    return record.substring(0, column - 1) + text + record.substring(column - 1 + text.length());
  }

  static String blank() {
    return " ".repeat(200);
  }
}
