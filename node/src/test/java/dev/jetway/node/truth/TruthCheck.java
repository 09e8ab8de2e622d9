package dev.jetway.node.truth;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Everything that must be true once all is settled and every deadline has passed. */
public final class TruthCheck {
  private TruthCheck() {}

  /**
   * What is wrong; empty when nothing is. Each finding begins with its kind: {@code double claim},
   * {@code unsettled}, {@code partial}, {@code leaked}, {@code lost}, {@code money}, {@code told
   * and lost}, {@code told otherwise}.
   *
   * @param answers what clients were told
   * @param now the moment of reading
   */
  public static List<String> findings(Journals journals, List<Told> answers, Instant now) {
    Folds folds = Folds.of(journals);
    List<String> findings = new ArrayList<>(ClaimCheck.of(journals.flights()));
    findings.addAll(WholenessCheck.of(folds, now));
    findings.addAll(SeatCheck.of(folds));
    findings.addAll(MoneyCheck.of(journals, folds));
    findings.addAll(AnswerCheck.of(journals, answers));
    return findings;
  }
}
