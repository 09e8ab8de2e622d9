package dev.jetway.flight.ssim;

import dev.jetway.flight.domain.AirportCode;
import dev.jetway.flight.domain.FlightNumber;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes sure that every flight number departs from an airport once a day.
 *
 * <p>The SSIM asks for that, and for itinerary variations that don't overlap; files break both.
 * When two records have the same number, origin and local date, the later one is scheduled:
 * variations are numbered by their first date, so the later is the one that amends the earlier.
 * Both lines are reported. Of records that say the same in everything, the last counts.
 */
final class Overlaps {
  private record Key(FlightNumber number, AirportCode origin) {}

  private final Findings findings;

  Overlaps(Findings findings) {
    this.findings = findings;
  }

  /** The legs that keep at least one day, in the order of their lines. */
  List<Leg> resolve(List<Leg> legs) {
    Map<Key, List<Leg>> groups = new LinkedHashMap<>();
    for (Leg leg : legs) {
      groups
          .computeIfAbsent(new Key(leg.number(), leg.origin()), key -> new ArrayList<>(1))
          .add(leg);
    }
    List<Leg> resolved = new ArrayList<>(legs.size());
    for (List<Leg> group : groups.values()) {
      resolved.addAll(group.size() == 1 ? group : resolveGroup(withoutRepeats(group)));
    }
    resolved.sort(Comparator.comparingLong(Leg::line));
    return resolved;
  }

  private List<Leg> withoutRepeats(List<Leg> group) {
    Map<Leg, Leg> last = new LinkedHashMap<>();
    for (Leg leg : group) {
      Leg before = last.remove(leg.anonymous());
      if (before != null) {
        findings.add(
            leg.line(), Finding.Kind.DUPLICATE, "flight number", "repeats line " + before.line());
      }
      last.put(leg.anonymous(), leg);
    }
    return List.copyOf(last.values());
  }

  /** From the last record to the first: what is taken by then was taken by a later one. */
  private List<Leg> resolveGroup(List<Leg> group) {
    Map<Integer, Leg> takenBy = new HashMap<>();
    List<Leg> kept = new ArrayList<>(group.size());
    for (Leg leg : group.reversed()) {
      Leg resolved = takeDays(leg, takenBy);
      if (resolved.days().count() > 0) {
        kept.add(resolved);
      }
    }
    return kept;
  }

  private Leg takeDays(Leg leg, Map<Integer, Leg> takenBy) {
    OperatingDays days = leg.days();
    BitSet lost = new BitSet(0);
    long by = 0;
    for (int day = days.firstFrom(days.from()); day <= days.to(); day = days.firstFrom(day + 1)) {
      Leg later = takenBy.putIfAbsent(day + leg.daysToLocal(), leg);
      if (later != null) {
        lost.set(day - days.from());
        by = later.line();
      }
    }
    if (lost.isEmpty()) {
      return leg;
    }
    findings.add(
        leg.line(),
        Finding.Kind.OVERLAP,
        "period of operation",
        lost.cardinality() + " of " + days.count() + " dates belong to a later record, line " + by);
    return leg.withDays(days.without(lost));
  }
}
