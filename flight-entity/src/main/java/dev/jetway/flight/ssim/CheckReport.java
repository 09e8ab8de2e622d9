package dev.jetway.flight.ssim;

import java.util.List;
import java.util.Map;

/**
 * What is in a checked file.
 *
 * @param records all records, padding left out
 * @param legs those that give flights
 * @param flights dated flights, each once
 * @param seats seats on all of them
 * @param findings in the order of their lines, at most {@value #FINDINGS_MAX} of each kind
 * @param counts how many of each kind there really are; a kind without findings is absent
 */
public record CheckReport(
    long records,
    int legs,
    int flights,
    long seats,
    List<Finding> findings,
    Map<Finding.Kind, Integer> counts) {
  /** Findings kept of each kind; whoever reads more than this won't read them one by one. */
  public static final int FINDINGS_MAX = 1_000;

  public CheckReport {
    findings = List.copyOf(findings);
    counts = Map.copyOf(counts);
  }

  /** How many findings of this kind there are, kept or not. */
  public int count(Finding.Kind kind) {
    return counts.getOrDefault(kind, 0);
  }
}
