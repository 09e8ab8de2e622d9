package dev.jetway.reservation.payment.simulated.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a call comes to. The attempt and the movements belong together: all are stored, or none.
 *
 * @param movements at most two
 * @param delay before the answer is given
 */
public record Decision(Attempt attempt, List<Movement> movements, Verdict verdict, Duration delay) {

  static Decision of(Attempt attempt, Verdict verdict, Movement... movements) {
    return new Decision(attempt, List.of(movements), verdict, Duration.ZERO);
  }

  Decision after(List<Movement> earlier) {
    List<Movement> all = new ArrayList<>(earlier);
    all.addAll(movements);
    return new Decision(attempt, List.copyOf(all), verdict, delay);
  }

  Decision with(Verdict newVerdict) {
    return new Decision(attempt, movements, newVerdict, delay);
  }

  Decision delayed(Duration newDelay) {
    return new Decision(attempt, movements, verdict, newDelay);
  }
}
