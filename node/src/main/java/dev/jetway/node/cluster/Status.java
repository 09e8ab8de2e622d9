package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** Puts together what the supervisor knows of its nodes, and what they say of their cluster. */
final class Status {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Fleet fleet;
  private final HttpClient http;
  private final Duration deadline;

  Status(Fleet fleet, HttpClient http, Duration deadline) {
    this.fleet = fleet;
    this.http = http;
    this.deadline = deadline;
  }

  /** Asks all nodes at the same time, and waits for the deadline at most. */
  ArrayNode nodes() {
    Map<String, CompletableFuture<Optional<JsonNode>>> asked = new TreeMap<>();
    for (SupervisedNode node : fleet.nodes()) {
      if (node.process().isPresent() && node.ports().isPresent()) {
        asked.put(node.name(), ask(node.ports().get().management()));
      }
    }
    Map<String, JsonNode> views = new TreeMap<>();
    asked.forEach((name, answer) -> answer.join().ifPresent(view -> views.put(name, view)));
    return nodes(views);
  }

  private CompletableFuture<Optional<JsonNode>> ask(int managementPort) {
    HttpRequest question =
        HttpRequest.newBuilder(Addresses.http(managementPort).resolve("/cluster"))
            .timeout(deadline)
            .build();
    return http.sendAsync(question, BodyHandlers.ofString())
        .thenApply(
            answer -> answer.statusCode() == 200 ? read(answer.body()) : Optional.<JsonNode>empty())
        .exceptionally(silence -> Optional.empty());
  }

  private static Optional<JsonNode> read(String body) {
    try {
      return Optional.of(JSON.readTree(body));
    } catch (IOException notJson) {
      return Optional.empty();
    }
  }

  private ArrayNode nodes(Map<String, JsonNode> views) {
    // Whoever reaches most others has the best view; a node that was cut off has a poor one.
    List<JsonNode> members =
        views.values().stream()
            .max(Comparator.comparingLong(Status::reachable))
            .map(view -> elements(view.path("members")))
            .orElse(List.of());
    Set<String> unreachable = new HashSet<>();
    views
        .values()
        .forEach(
            view ->
                elements(view.path("members")).stream()
                    .filter(member -> !member.path("reachable").asBoolean(true))
                    .forEach(member -> unreachable.add(member.path("address").asText())));
    Map<String, JsonNode> byAddress = new TreeMap<>();
    members.forEach(member -> byAddress.put(member.path("address").asText(), member));

    ArrayNode all = JSON.createArrayNode();
    for (SupervisedNode node : fleet.nodes()) {
      ObjectNode json = ofSupervisor(node);
      String address = json.path("address").asText();
      JsonNode member = byAddress.remove(address);
      if (member != null) {
        ofMember(json, member, unreachable);
      }
      JsonNode view = views.get(node.name());
      if (view != null) {
        json.set("shards", view.path("shards"));
      }
      all.add(json);
    }
    // Members that are no nodes of ours any more: killed for good, and not yet removed.
    byAddress.forEach(
        (address, member) -> {
          ObjectNode json = JSON.createObjectNode();
          json.putNull("name");
          json.put("address", address);
          json.set("roles", member.path("roles"));
          json.put("version", member.path("version").asText());
          ofMember(json, member, unreachable);
          all.add(json);
        });
    return all;
  }

  private ObjectNode ofSupervisor(SupervisedNode node) {
    ObjectNode json = JSON.createObjectNode();
    json.put("name", node.name());
    json.put("phase", node.phase().name().toLowerCase(Locale.ROOT));
    json.put("ready", node.phase() == SupervisedNode.Phase.READY);
    node.process().ifPresent(process -> json.put("pid", process.pid()));
    json.put("restarts", node.restarts());
    ArrayNode roles = json.putArray("roles");
    node.roles().forEach(roles::add);
    json.put("version", node.version());
    node.ports()
        .ifPresent(
            ports -> {
              json.put("address", Addresses.cluster(ports.cluster()));
              json.put("http", Addresses.http(ports.http()).toString());
              json.put("management", Addresses.http(ports.management()).toString());
            });
    json.put("log", fleet.log(node.name()).toString());
    return json;
  }

  private static void ofMember(ObjectNode json, JsonNode member, Set<String> unreachable) {
    boolean reachable = !unreachable.contains(json.path("address").asText());
    json.put("status", reachable ? member.path("status").asText() : "unreachable");
    json.put("reachable", reachable);
    json.put("oldest", member.path("oldest").asBoolean());
  }

  private static long reachable(JsonNode view) {
    return elements(view.path("members")).stream()
        .filter(member -> member.path("reachable").asBoolean(true))
        .count();
  }

  private static List<JsonNode> elements(JsonNode array) {
    return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
  }
}
