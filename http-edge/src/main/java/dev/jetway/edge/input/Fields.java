package dev.jetway.edge.input;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The named texts of one request, from its body or its query. Each is 1 to {@value #LENGTH_MAX}
 * characters, not blank, without control characters or halves of surrogate pairs.
 */
public final class Fields {
  public static final int LENGTH_MAX = 128;
  private static final int NAME_SHOWN_MAX = 64;

  private final Map<String, String> values;

  private Fields(Map<String, String> values) {
    this.values = values;
  }

  /** Collects fields, and refuses what a call does not know or what comes twice. */
  static final class Collector {
    private final Set<String> known;
    private final Map<String, String> values = new LinkedHashMap<>();

    Collector(Set<String> known) {
      this.known = known;
    }

    /** Refuses a name that is not known, or was there before. */
    void expect(String name) {
      if (!known.contains(name)) {
        throw refusal(ProblemType.UNKNOWN_FIELD, shown(name), "is not known here.");
      }
      if (values.containsKey(name)) {
        throw invalid(name, "is given twice.");
      }
    }

    void add(String name, String value) {
      values.put(name, checked(name, value));
    }

    Fields done() {
      return new Fields(values);
    }
  }

  /** The field's text; refused when the field is missing. */
  public String text(String name) {
    String value = values.get(name);
    if (value == null) {
      throw refusal(ProblemType.MISSING_FIELD, name, "is missing.");
    }
    return value;
  }

  public Optional<String> optionalText(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /**
   * The field's value; refused when it is missing or can't be read.
   *
   * @param expectation how the sentence "flight_no must be ..." ends
   */
  public <T> T read(String name, Function<String, Optional<T>> parser, String expectation) {
    return parsed(name, text(name), parser, expectation);
  }

  /** The field's value, if it is there; refused when it can't be read. */
  public <T> Optional<T> optional(
      String name, Function<String, Optional<T>> parser, String expectation) {
    return optionalText(name).map(text -> parsed(name, text, parser, expectation));
  }

  private static <T> T parsed(
      String name, String text, Function<String, Optional<T>> parser, String expectation) {
    return parser.apply(text).orElseThrow(() -> invalid(name, "must be " + expectation + "."));
  }

  /** A refusal of the field's value, whose detail is the field's name and then {@code what}. */
  public static Refused invalid(String name, String what) {
    return refusal(ProblemType.INVALID_FIELD, name, what);
  }

  private static Refused refusal(ProblemType type, String name, String what) {
    return new Refused(Problem.ofField(type, name, name + " " + what));
  }

  private static String checked(String name, String value) {
    if (value.length() > LENGTH_MAX) {
      throw invalid(name, "is longer than " + LENGTH_MAX + " characters.");
    }
    if (value.isBlank()) {
      throw invalid(name, "is blank.");
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (Character.isISOControl(c)) {
        throw invalid(name, "has a control character.");
      }
      if (Character.isSurrogate(c)) {
        // Half a pair can't be written as UTF-8: two different texts would become one.
        if (!Character.isSurrogatePair(c, i + 1 < value.length() ? value.charAt(i + 1) : ' ')) {
          throw invalid(name, "has half a surrogate pair.");
        }
        i++;
      }
    }
    return value;
  }

  /** A stranger's field name, made fit to be shown. */
  private static String shown(String name) {
    String cut = name.length() > NAME_SHOWN_MAX ? name.substring(0, NAME_SHOWN_MAX) : name;
    String safe = cut.replaceAll("[^A-Za-z0-9_.\\-\\[\\]]", "?");
    return safe.isEmpty() ? "(empty name)" : safe;
  }
}
