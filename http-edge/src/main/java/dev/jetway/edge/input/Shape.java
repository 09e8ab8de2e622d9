package dev.jetway.edge.input;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a JSON value must look like to be read at all. */
public sealed interface Shape {

  /** A string, within the bounds of {@link Fields}. */
  record Text() implements Shape {}

  /** A number without a fraction, from {@code min} to {@code max}. */
  record Whole(long min, long max) implements Shape {}

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {}

  /** {@code true}, {@code false}, or one word; read as a text of that name. */
  record FlagOr(String word) implements Shape {}

  /** An array of {@code min} to {@code max} values, all of one shape. */
  record ListOf(Shape item, int min, int max) implements Shape {}

  /** An object that has no other members than these; which must be there, its reader says. */
  record Members(Map<String, Shape> known) implements Shape {
    public Members {
      known = Map.copyOf(known);
    }

    /** The same object, with members that may be there and mean nothing. */
    public Members ignoring(String... names) {
      Map<String, Shape> all = new HashMap<>(known);
      for (String name : names) {
        all.put(name, new Ignored());
      }
      return new Members(all);
    }
  }

  /** Anything; it is passed over. */
  record Ignored() implements Shape {}

  /** An object of strings. */
  static Members texts(Set<String> names) {
    Map<String, Shape> known = new HashMap<>();
    names.forEach(name -> known.put(name, new Text()));
    return new Members(known);
  }
}
