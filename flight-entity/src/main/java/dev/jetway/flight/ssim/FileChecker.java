package dev.jetway.flight.ssim;

import dev.jetway.flight.layout.SeatLayouts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first pass over one file: the order of its records, their serial numbers, and every leg.
 *
 * <pre>
 * 1 (2 (3 4*)* 5)+      with padding records of zeros anywhere after the first
 * </pre>
 */
final class FileChecker {
  private static final String TITLE = "AIRLINE STANDARD SCHEDULE DATA SET";

  /** After this number serial numbers go on with 2; 1 is the header's. */
  private static final int SERIAL_MAX = 999_999;

  private enum Stage {
    START,
    HEADER,
    CARRIER,
    TRAILER
  }

  private final RecordReader reader;
  private final SsimLimits limits;
  private final SeatLayouts layouts;
  private final LegParser parser;
  private final Findings findings = new Findings();
  private final List<Leg> legs = new ArrayList<>();
  private Stage stage = Stage.START;
  private @Nullable CarrierRecord carrier;
  private @Nullable LegRecord pending;
  private boolean moreCarriers;
  private int serial;
  private long records;
  private long flights;

  FileChecker(RecordReader reader, SsimLimits limits, SeatLayouts layouts) {
    this.reader = reader;
    this.limits = limits;
    this.layouts = layouts;
    parser = new LegParser(layouts);
  }

  Checked check() throws IOException, BrokenFileException {
    for (SsimRecord record = reader.next(); record != null; record = reader.next()) {
      accept(record);
    }
    if (stage != Stage.TRAILER || moreCarriers) {
      throw new BrokenFileException(
          reader.line(),
          switch (stage) {
            case START -> "the file is empty";
            case HEADER -> "the file ends without a carrier record";
            case CARRIER -> "the file ends without a trailer record";
            case TRAILER -> "the file ends, although its last trailer announces another carrier";
          });
    }
    return Checked.of(records, new Overlaps(findings).resolve(legs), findings, layouts);
  }

  private void accept(SsimRecord record) throws BrokenFileException {
    if (stage == Stage.START && record.type() != '1') {
      throw broken(record, "not an SSIM schedule: it doesn't begin with a header record");
    }
    if (record.type() == '0') {
      if (!record.isPadding()) {
        throw broken(record, "a padding record with something else than zeros");
      }
      return;
    }
    records++;
    if (record.type() != '4') {
      finishLeg();
    }
    switch (record.type()) {
      case '1' -> header(record);
      case '2' -> carrier(record);
      case '3' -> pending = new LegRecord(inCarrier(record));
      case '4' -> segment(inCarrier(record));
      case '5' -> trailer(inCarrier(record));
      default -> throw broken(record, "no record type: " + record.type());
    }
    checkSerial(record);
  }

  private void header(SsimRecord record) throws BrokenFileException {
    if (stage != Stage.START) {
      throw broken(record, "a second header record");
    }
    if (!record.columns(2, 35).equals(TITLE)) {
      throw broken(record, "a header record has the title " + TITLE);
    }
    stage = Stage.HEADER;
  }

  private void carrier(SsimRecord record) throws BrokenFileException {
    if (stage == Stage.CARRIER) {
      throw broken(record, "a carrier record where the last one has no trailer yet");
    }
    carrier = CarrierRecord.read(record);
    stage = Stage.CARRIER;
  }

  private SsimRecord inCarrier(SsimRecord record) throws BrokenFileException {
    if (stage != Stage.CARRIER) {
      throw broken(record, "a record of type " + record.type() + " outside of a carrier's");
    }
    return record;
  }

  private void segment(SsimRecord record) {
    if (pending != null && pending.owns(record)) {
      pending.add(record);
    } else {
      findings.add(
          record.line(),
          Finding.Kind.BAD_RECORD,
          "flight designator",
          "segment data that doesn't follow its leg");
    }
  }

  private void trailer(SsimRecord record) throws BrokenFileException {
    if (carrier == null || !record.columns(3, 5).stripTrailing().equals(carrier.designator())) {
      throw broken(record, "a trailer of another carrier: " + record.columns(3, 5));
    }
    String reference = record.columns(188, 193);
    if (number(reference) != serial) {
      findings.add(
          record.line(),
          Finding.Kind.SEQUENCE,
          "serial number check reference",
          reference + ", but the record before has %06d".formatted(serial));
    }
    moreCarriers = record.column(194) == 'C';
    stage = Stage.TRAILER;
  }

  private void finishLeg() throws BrokenFileException {
    LegRecord leg = pending;
    pending = null;
    if (leg == null || carrier == null) {
      return;
    }
    long line = leg.record().line();
    try {
      switch (parser.read(leg, carrier)) {
        case LegParser.Outcome.Sold(Leg sold) -> keep(sold);
        case LegParser.Outcome.NotSold(String field, String reason) ->
            findings.add(line, Finding.Kind.NOT_SOLD, field, reason);
      }
    } catch (BadFieldException e) {
      findings.add(line, Finding.Kind.BAD_RECORD, e.field(), e.reason());
    }
  }

  private void keep(Leg leg) throws BrokenFileException {
    flights += leg.days().count();
    if (flights > limits.flightsMax()) {
      throw new BrokenFileException(
          leg.line(), "more than " + limits.flightsMax() + " dated flights");
    }
    legs.add(leg);
  }

  private void checkSerial(SsimRecord record) {
    int expected = serial == SERIAL_MAX ? 2 : serial + 1;
    int found = number(record.columns(195, 200));
    if (found != expected) {
      findings.add(
          record.line(),
          Finding.Kind.SEQUENCE,
          "record serial number",
          record.columns(195, 200) + " where %06d is next".formatted(expected));
    }
    serial = found < 0 ? expected : found;
  }

  /** -1 when the text isn't all digits. */
  private static int number(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : -1;
  }

  private static BrokenFileException broken(SsimRecord record, String reason) {
    return new BrokenFileException(record.line(), reason);
  }
}
