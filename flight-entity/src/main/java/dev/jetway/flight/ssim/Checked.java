package dev.jetway.flight.ssim;

import dev.jetway.flight.domain.SeatMap;
import dev.jetway.flight.layout.LayoutResult;
import dev.jetway.flight.layout.SeatLayouts;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file that can be scheduled from. Immutable; its flights can be asked for many times. */
public final class Checked implements SsimCheck {
  private static final int WEEK = 7;
  private static final int YEAR_MAX = 9999;

  private final CheckReport report;
  private final List<Leg> legs;
  private final @Nullable LocalDate earliest;
  private final SeatLayouts layouts;

  private Checked(
      CheckReport report, List<Leg> legs, @Nullable LocalDate earliest, SeatLayouts layouts) {
    this.report = report;
    this.legs = legs;
    this.earliest = earliest;
    this.layouts = layouts;
  }

  static Checked of(long records, List<Leg> legs, Findings findings, SeatLayouts layouts) {
    int flights = 0;
    long seats = 0;
    int earliest = Integer.MAX_VALUE;
    for (Leg leg : legs) {
      OperatingDays days = leg.days();
      flights += days.count();
      seats += (long) days.count() * leg.seats();
      earliest = Math.min(earliest, days.firstFrom(days.from()) + leg.daysToLocal());
    }
    return new Checked(
        new CheckReport(records, legs.size(), flights, seats, findings.byLine(), findings.counts()),
        List.copyOf(legs),
        legs.isEmpty() ? null : LocalDate.ofEpochDay(earliest),
        layouts);
  }

  public CheckReport report() {
    return report;
  }

  /** The local date of the first departure; empty when there are no flights. */
  public Optional<LocalDate> earliestDeparture() {
    return Optional.ofNullable(earliest);
  }

  /** The flights on the dates that the file says; by line, then by date. */
  public Iterator<DatedFlight> flights() {
    return new Flights(0);
  }

  /**
   * The flights, moved by the fewest whole weeks that bring the earliest departure to {@code
   * startOn} or later; a season that begins later stays where it is. Weekdays, local times and
   * their offsets from UTC are those of the file.
   *
   * @throws IllegalArgumentException when {@code startOn} is after the year 9999
   */
  public Iterator<DatedFlight> flights(LocalDate startOn) {
    if (startOn.getYear() > YEAR_MAX) {
      throw new IllegalArgumentException("a season starts by the year " + YEAR_MAX);
    }
    if (earliest == null || !startOn.isAfter(earliest)) {
      return new Flights(0);
    }
    long gap = startOn.toEpochDay() - earliest.toEpochDay();
    return new Flights(Math.ceilDiv(gap, (long) WEEK) * WEEK);
  }

  private final class Flights implements Iterator<DatedFlight> {
    private final long shiftDays;
    private int index;
    private int day;
    private @Nullable SeatMap seatMap;

    Flights(long shiftDays) {
      this.shiftDays = shiftDays;
      enterLeg();
    }

    @Override
    public boolean hasNext() {
      return seatMap != null;
    }

    @Override
    public DatedFlight next() {
      if (seatMap == null) {
        throw new NoSuchElementException();
      }
      Leg leg = legs.get(index);
      DatedFlight flight = new DatedFlight(leg.on(day + shiftDays), seatMap, leg.line());
      day = leg.days().firstFrom(day + 1);
      if (day > leg.days().to()) {
        index++;
        enterLeg();
      }
      return flight;
    }

    /** Every leg has at least one day; its seats are looked up once. */
    private void enterLeg() {
      if (index == legs.size()) {
        seatMap = null;
        return;
      }
      Leg leg = legs.get(index);
      day = leg.days().firstFrom(leg.days().from());
      seatMap =
          switch (layouts.seatMap(leg.aircraft(), leg.configuration())) {
            case LayoutResult.Laid(SeatMap map) -> map;
            case LayoutResult.Refused refused ->
                throw new AssertionError("a leg was kept without seats: " + refused);
          };
    }
  }
}
