package dev.jetway.node.cluster;

import dev.jetway.cluster.settings.Role;
import dev.jetway.node.cluster.Failure.Kind;
import java.util.Arrays;
import java.util.List;

/** What nodes do, as a command line says it. */
final class Roles {
  static final String ALL = "flight,reservation,edge";
  static final String HELP = "what they do: flight, reservation, edge; separated by commas (all)";

  private Roles() {}

  /** The same, when all of them exist. */
  static List<String> checked(List<String> words) {
    List<String> known = Arrays.stream(Role.values()).map(Role::word).toList();
    for (String word : words) {
      if (!known.contains(word)) {
        throw new Failure(
            Kind.USAGE, "there is no role '%s', but %s".formatted(word, String.join(", ", known)));
      }
    }
    return words;
  }
}
