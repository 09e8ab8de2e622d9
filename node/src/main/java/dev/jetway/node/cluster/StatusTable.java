package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** A status as a table for people. */
final class StatusTable {
  private static final String NONE = "-";

  private StatusTable() {}

  static String of(JsonNode status) {
    List<JsonNode> nodes = StreamSupport.stream(status.path("nodes").spliterator(), false).toList();
    Set<String> kinds = new TreeSet<>();
    nodes.forEach(node -> node.path("shards").fieldNames().forEachRemaining(kinds::add));
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("NODE", "PHASE", "MEMBER", "VERSION", "ROLES"));
    kinds.forEach(kind -> head.add(kind.toUpperCase(java.util.Locale.ROOT) + " SHARDS"));
    head.addAll(List.of("RESTARTS", "PID", "ADDRESS", "LOG"));
    rows.add(head);
    for (JsonNode node : nodes) {
      rows.add(row(node, kinds));
    }
    return "Jetway sells seats at %s (supervisor: pid %s, since %s)%n%n%s"
        .formatted(
            status.path("address").asText(NONE),
            status.path("supervisor").path("pid").asText(NONE),
            status.path("supervisor").path("since").asText(NONE),
            table(rows));
  }

  private static List<String> row(JsonNode node, Set<String> kinds) {
    List<String> row = new ArrayList<>();
    row.add(node.path("name").asText(NONE));
    row.add(node.path("phase").asText(NONE));
    row.add(node.path("status").asText(NONE) + (node.path("oldest").asBoolean() ? ", oldest" : ""));
    row.add(node.path("version").asText(NONE));
    row.add(
        StreamSupport.stream(node.path("roles").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(",")));
    for (String kind : kinds) {
      row.add(node.path("shards").path(kind).asText(NONE));
    }
    row.add(node.path("restarts").asText(NONE));
    row.add(node.path("pid").asText(NONE));
    row.add(node.path("address").asText(NONE));
    row.add(node.path("log").asText(NONE));
    return row;
  }

  private static String table(List<List<String>> rows) {
    Map<Integer, Integer> widths =
        IntStream.range(0, rows.get(0).size())
            .boxed()
            .collect(
                Collectors.toMap(
                    column -> column,
                    column ->
                        rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0)));
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        line.append(cell).append(" ".repeat(widths.getOrDefault(column, 0) - cell.length() + 2));
      }
      text.append(line.toString().stripTrailing()).append(System.lineSeparator());
    }
    return text.toString();
  }
}
