package dev.jetway.reservation.payment.simulated.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How an attempt goes, as its payment method asks for.
 *
 * @param number of milliseconds or calls, 0 where the kind has none
 */
public record Behaviour(Kind kind, long number) {
  public static final Behaviour OK = new Behaviour(Kind.OK, 0);

  private static final String PREFIX = "sim-";
  private static final Pattern NUMBERED = Pattern.compile("(.*)-([0-9]{1,9})");

  /** The kinds, and their names in a payment method. */
  public enum Kind {
    OK("ok", 0),
    /** Setting aside is refused. */
    DECLINE("decline", 0),
    /** Taking is refused. */
    DECLINE_CAPTURE("decline-capture", 0),
    /** Every answer comes so many milliseconds after the deed. */
    DELAY("delay", 60_000),
    /** The money is set aside, and nobody ever hears of it. */
    TIMEOUT("timeout", 0),
    /** The money is set aside so many milliseconds later, unless it has been let go by then. */
    LATE("late", 3_600_000),
    /** The first so many calls of each kind end in an error, every other one after the deed. */
    FLAKY("flaky", 100),
    /** The method asks for something that is not in this list; it is declined. */
    UNHEARD_OF("?", 0);

    private final String word;
    private final long numberMax;

    Kind(String word, long numberMax) {
      this.word = word;
      this.numberMax = numberMax;
    }
  }

  /** What a payment method asks for; a text that doesn't begin with {@code sim-} succeeds. */
  public static Behaviour of(String method) {
    if (!method.startsWith(PREFIX)) {
      return OK;
    }
    String rest = method.substring(PREFIX.length());
    Matcher numbered = NUMBERED.matcher(rest);
    return numbered.matches()
        ? named(numbered.group(1))
            .map(kind -> new Behaviour(kind, Long.parseLong(numbered.group(2))))
            .filter(b -> b.number <= b.kind.numberMax && b.kind.numberMax > 0)
            .orElse(new Behaviour(Kind.UNHEARD_OF, 0))
        : named(rest)
            .filter(kind -> kind.numberMax == 0)
            .map(kind -> new Behaviour(kind, 0))
            .orElse(new Behaviour(Kind.UNHEARD_OF, 0));
  }

  private static Optional<Kind> named(String word) {
    return Arrays.stream(Kind.values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /** A payment method that asks for this. */
  public String method() {
    return PREFIX + kind.word + (kind.numberMax > 0 ? "-" + number : "");
  }
}
