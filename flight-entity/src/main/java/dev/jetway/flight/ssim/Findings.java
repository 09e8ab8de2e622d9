package dev.jetway.flight.ssim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects findings: counts all, keeps a bounded number of each kind. */
final class Findings {
  private final List<Finding> kept = new ArrayList<>();
  private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);

  void add(long line, Finding.Kind kind, String field, String reason) {
    if (counts.merge(kind, 1, Integer::sum) <= CheckReport.FINDINGS_MAX) {
      kept.add(new Finding(line, kind, field, reason));
    }
  }

  List<Finding> byLine() {
    kept.sort(Comparator.comparingLong(Finding::line));
    return kept;
  }

  Map<Finding.Kind, Integer> counts() {
    return counts;
  }
}
