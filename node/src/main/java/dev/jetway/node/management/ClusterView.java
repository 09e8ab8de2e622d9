package dev.jetway.node.management;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.edge.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Adapter;
import org.apache.pekko.cluster.ClusterEvent.CurrentClusterState;
import org.apache.pekko.cluster.Member;
import org.apache.pekko.cluster.MemberStatus;
import org.apache.pekko.cluster.sharding.ClusterSharding;
import org.apache.pekko.cluster.sharding.ShardRegion;
import org.apache.pekko.cluster.typed.Cluster;
import org.apache.pekko.pattern.Patterns;

/** The cluster as this node sees it, and the shards that it hosts. */
public final class ClusterView {
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final String DATA_CENTER_ROLE = "dc-";

  private final ActorSystem<?> system;
  private final Set<String> entityTypes;

  /**
   * Looks from this node.
   *
   * @param entityTypes those of which this node may host shards
   */
  public ClusterView(ActorSystem<?> system, Set<String> entityTypes) {
    this.system = system;
    this.entityTypes = new TreeSet<>(entityTypes);
  }

  /** Looks now; takes a second at most, and never fails. */
  CompletionStage<Json.Content> look() {
    Map<String, CompletableFuture<Optional<Set<String>>>> asked = new TreeMap<>();
    for (String type : entityTypes) {
      asked.put(type, shards(type).toCompletableFuture());
    }
    return CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
        .thenApply(
            done -> {
              CurrentClusterState state = Cluster.get(system).state();
              Map<String, Optional<Set<String>>> shards = new TreeMap<>();
              asked.forEach((type, count) -> shards.put(type, count.join()));
              return json -> write(json, state, shards);
            });
  }

  /** Empty when the region does not say in time. */
  private CompletionStage<Optional<Set<String>>> shards(String type) {
    ActorRef region = ClusterSharding.get(Adapter.toClassic(system)).shardRegion(type);
    return Patterns.ask(region, ShardRegion.getShardRegionStateInstance(), PATIENCE)
        .thenApply(answer -> Optional.of(names((ShardRegion.CurrentShardRegionState) answer)))
        .exceptionally(silence -> Optional.empty());
  }

  private static Set<String> names(ShardRegion.CurrentShardRegionState region) {
    Set<String> names = new TreeSet<>();
    region.getShards().forEach(shard -> names.add(shard.shardId()));
    return names;
  }

  private void write(
      JsonGenerator json, CurrentClusterState state, Map<String, Optional<Set<String>>> shards)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("self", name(Cluster.get(system).selfMember()));
    json.writeArrayFieldStart("members");
    List<Member> members = new ArrayList<>();
    state.getMembers().forEach(members::add);
    Optional<Member> oldest =
        members.stream()
            .filter(member -> !member.status().equals(MemberStatus.joining()))
            .min(Member.ageOrdering());
    for (Member member : members) {
      json.writeStartObject();
      json.writeStringField("address", name(member));
      json.writeStringField("status", member.status().toString().toLowerCase(Locale.ROOT));
      json.writeBooleanField("reachable", !state.getUnreachable().contains(member));
      json.writeStringField("version", member.appVersion().version());
      json.writeBooleanField("oldest", oldest.filter(member::equals).isPresent());
      json.writeArrayFieldStart("roles");
      for (String role : new TreeSet<>(member.getRoles())) {
        if (!role.startsWith(DATA_CENTER_ROLE)) {
          json.writeString(role);
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("shards");
    for (Map.Entry<String, Optional<Set<String>>> entry : shards.entrySet()) {
      if (entry.getValue().isPresent()) {
        json.writeNumberField(entry.getKey(), entry.getValue().get().size());
      } else {
        json.writeNullField(entry.getKey());
      }
    }
    json.writeEndObject();
    // Their names, 128 at most: the remainder of an entity id's hash code tells where it lives.
    json.writeObjectFieldStart("shard_ids");
    for (Map.Entry<String, Optional<Set<String>>> entry : shards.entrySet()) {
      json.writeArrayFieldStart(entry.getKey());
      for (String shard : entry.getValue().orElse(Set.of())) {
        json.writeString(shard);
      }
      json.writeEndArray();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static String name(Member member) {
    return member.address().host().get() + ":" + member.address().port().get();
  }
}
