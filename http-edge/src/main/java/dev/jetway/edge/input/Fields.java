package dev.jetway.edge.input;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What one request has said, by name: its query, its body, or an object within its body. Each text
 * is 1 to {@value #LENGTH_MAX} characters, not blank, without control characters or halves of
 * surrogate pairs.
 *
 * <p>Refusals name a field by its path from the body's root, such as {@code
 * seat_map.Cabin[0].Row[3].RowNumber}.
 */
public final class Fields {
  public static final int LENGTH_MAX = 128;
  static final int OPAQUE_LENGTH_MAX = 512;
  private static final int NAME_SHOWN_MAX = 64;

  private final String path;
  private final Map<String, Value> values;

  private Fields(String path, Map<String, Value> values) {
    this.path = path;
    this.values = values;
  }

  /** Collects fields, and refuses what a call does not know or what comes twice. */
  static final class Collector {
    private final String path;
    private final Set<String> known;
    private final Map<String, Value> values = new LinkedHashMap<>();

    /**
     * Collects the known ones.
     *
     * @param path of the object they belong to, with its dot at the end; empty for the root
     */
    Collector(String path, Set<String> known) {
      this.path = path;
      this.known = known;
    }

    /** Refuses a name that is not known, or was there before. */
    void expect(String name) {
      if (!known.contains(name)) {
        throw refusal(ProblemType.UNKNOWN_FIELD, path + shown(name), "is not known here.");
      }
      if (values.containsKey(name)) {
        throw invalid(path + name, "is given twice.");
      }
    }

    void add(String name, Value value) {
      values.put(name, value);
    }

    Fields done() {
      return new Fields(path, values);
    }
  }

  /** The field's text; refused when the field is missing. */
  public String text(String name) {
    return optionalText(name).orElseThrow(() -> missing(name));
  }

  public Optional<String> optionalText(String name) {
    return value(name, Value.Text.class).map(Value.Text::text);
  }

  /**
   * The field's value; refused when it is missing or can't be read.
   *
   * @param expectation how the sentence "flight_no must be ..." ends
   */
  public <T> T read(String name, Function<String, Optional<T>> parser, String expectation) {
    return parsed(path(name), text(name), parser, expectation);
  }

  /** The field's value, if it is there; refused when it can't be read. */
  public <T> Optional<T> optional(
      String name, Function<String, Optional<T>> parser, String expectation) {
    return optionalText(name).map(text -> parsed(path(name), text, parser, expectation));
  }

  /** The values of an array of texts; refused when it is missing or one can't be read. */
  public <T> List<T> readAll(
      String name, Function<String, Optional<T>> parser, String expectation) {
    List<Value> items = items(name).orElseThrow(() -> missing(name));
    List<T> all = new ArrayList<>(items.size());
    for (Value item : items) {
      String at = path(name) + "[" + all.size() + "]";
      all.add(parsed(at, ((Value.Text) item).text(), parser, expectation));
    }
    return all;
  }

  /** The field's number; refused when the field is missing. */
  public int number(String name) {
    return optionalNumber(name).orElseThrow(() -> missing(name));
  }

  public Optional<Integer> optionalNumber(String name) {
    return value(name, Value.Whole.class).map(whole -> Math.toIntExact(whole.number()));
  }

  /** The field's number, when its shape allows more than an int; refused when it is missing. */
  public long largeNumber(String name) {
    return value(name, Value.Whole.class).orElseThrow(() -> missing(name)).number();
  }

  /** The numbers of an array; refused when the field is missing. */
  public List<Integer> numbers(String name) {
    return items(name).orElseThrow(() -> missing(name)).stream()
        .map(item -> Math.toIntExact(((Value.Whole) item).number()))
        .toList();
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** Whether the field is there and true. */
  public boolean flag(String name) {
    return value(name, Value.Flag.class).filter(Value.Flag::isSet).isPresent();
  }

  /** The object in this field; refused when the field is missing. */
  public Fields object(String name) {
    return optionalObject(name).orElseThrow(() -> missing(name));
  }

  public Optional<Fields> optionalObject(String name) {
    return value(name, Value.Members.class).map(Value.Members::fields);
  }

  /** The objects of an array; refused when the field is missing. */
  public List<Fields> objects(String name) {
    return optionalObjects(name).orElseThrow(() -> missing(name));
  }

  public Optional<List<Fields>> optionalObjects(String name) {
    return items(name)
        .map(items -> items.stream().map(item -> ((Value.Members) item).fields()).toList());
  }

  /** Where a field of this object is, from the body's root. */
  public String path(String name) {
    return path + name;
  }

  private Optional<List<Value>> items(String name) {
    return value(name, Value.Items.class).map(Value.Items::values);
  }

  /** The shape has been checked, so a value of another kind is a mistake of the caller's. */
  private <V extends Value> Optional<V> value(String name, Class<V> kind) {
    return Optional.ofNullable(values.get(name)).map(kind::cast);
  }

  private static <T> T parsed(
      String path, String text, Function<String, Optional<T>> parser, String expectation) {
    return parser.apply(text).orElseThrow(() -> invalid(path, "must be " + expectation + "."));
  }

  /** A refusal because the field is not there. */
  public Refused missing(String name) {
    return refusal(ProblemType.MISSING_FIELD, path(name), "is missing.");
  }

  /** A refusal of a field's value, whose detail is the field's path and then {@code what}. */
  public static Refused invalid(String path, String what) {
    return refusal(ProblemType.INVALID_FIELD, path, what);
  }

  private static Refused refusal(ProblemType type, String path, String what) {
    return new Refused(Problem.ofField(type, path, path + " " + what));
  }

  /** The text itself, when it is within the bounds. */
  static String checked(String name, String value, int lengthMax) {
    if (value.length() > lengthMax) {
      throw invalid(name, "is longer than " + lengthMax + " characters.");
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
