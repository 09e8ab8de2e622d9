package dev.jetway.edge.input;

import java.util.List;

/** A value that has been read, of the {@link Shape} of the same name. */
sealed interface Value {

  record Text(String text) implements Value {}

  record Whole(long number) implements Value {}

  record Flag(boolean isSet) implements Value {}

  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  record Members(Fields fields) implements Value {}

  record Ignored() implements Value {}
}
