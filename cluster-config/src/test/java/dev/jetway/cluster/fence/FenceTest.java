package dev.jetway.cluster.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.Done;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Fences of several nodes on one database; who is in whose cluster is what the test says. */
class FenceTest {
  private static final Duration LEASE = Duration.ofMillis(900);
  private static final Duration MARGIN = Duration.ofMillis(50);
  private static final Duration START_LIMIT = Duration.ofMillis(2_500);

  private static final Duration CLEAR_LIMIT = Duration.ofSeconds(20);

  private final FencedJournal journal = new FencedJournal();
  private final List<Node> nodes = new ArrayList<>();

  /** One node: its fence, and what it knows of its cluster. */
  private final class Node implements Members {
    final TestClock clock = new TestClock(LeaseClock.system());
    final List<String> ends = new CopyOnWriteArrayList<>();
    final Fence fence;
    private final String name;
    private final Set<String> living = new HashSet<>();
    private long losses;

    Node(String name, String... others) {
      this(true, name, others);
    }

    Node(boolean checkAnswers, String name, String... others) {
      this.name = name;
      living.add(name);
      living.addAll(List.of(others));
      fence =
          Fence.register(
              "flights",
              journal.address,
              new FenceSettings(LEASE, MARGIN, START_LIMIT, CLEAR_LIMIT, true, checkAnswers),
              clock);
      nodes.add(this);
    }

    Node started() throws Exception {
      fence.start(this, ends::add);
      await(fence.clear());
      return this;
    }

    synchronized void loses(String other) {
      living.remove(other);
      losses++;
    }

    synchronized void sees(String other) {
      living.add(other);
    }

    boolean canWrite() throws Exception {
      try (Connection connection = journal.connectUnder(fence.epoch())) {
        FencedJournal.insert(connection);
        connection.commit();
        return true;
      } catch (java.sql.SQLException refused) {
        assertThat(FenceHit.isCauseOf(refused)).isTrue();
        return false;
      }
    }

    @Override
    public String self() {
      return name;
    }

    @Override
    public CompletionStage<Done> joined() {
      return CompletableFuture.completedStage(Done.getInstance());
    }

    @Override
    public synchronized CompletionStage<View> now() {
      return CompletableFuture.completedStage(new View(Set.copyOf(living), losses));
    }
  }

  private static void await(CompletionStage<Done> stage) throws Exception {
    stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void release() throws Exception {
    for (Node node : nodes) {
      await(node.fence.release());
    }
  }

  @Test
  void letsANodeWriteAndAnswerAsSoonAsItIsClear() throws Exception {
    Node node = new Node("a");
    assertThat(node.fence.mayAnswer()).isFalse();
    assertThat(node.canWrite()).isFalse();
    node.started();
    assertThat(node.fence.mayAnswer()).isTrue();
    assertThat(node.canWrite()).isTrue();
  }

  @Test
  void leavesTheMembersOfItsClusterAlone() throws Exception {
    Node a = new Node("a").started();
    a.sees("b");
    Node b = new Node("b", "a").started();
    await(a.fence.clear());
    a.loses("somebody who never wrote");
    await(a.fence.clear());
    assertThat(a.canWrite()).isTrue();
    assertThat(b.canWrite()).isTrue();
  }

  @Test
  void isClearOnlyWhenALostNodeCanNeitherWriteNorAnswer() throws Exception {
    Node sleeper = new Node("sleeper").started();
    sleeper.sees("heir");
    Node heir = new Node("heir", "sleeper").started();
    heir.loses("sleeper");
    await(heir.fence.clear());
    assertThat(sleeper.fence.mayAnswer()).isFalse();
    assertThat(sleeper.canWrite()).isFalse();
    assertThat(heir.fence.mayAnswer()).isTrue();
    assertThat(heir.canWrite()).isTrue();
    FencedJournal.eventually(() -> !sleeper.ends.isEmpty());
    assertThat(sleeper.ends).singleElement().asString().contains("takes this one for dead");
    assertThatThrownBy(() -> await(sleeper.fence.clear()))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(FenceEndedException.class);
    assertThat(heir.fence.status().settled()).isEqualTo(1);
    assertThat(heir.ends).isEmpty();
  }

  /** Red proof: without the safeguard, the sleeper goes on answering. */
  @Test
  void answersAfterItWasReplacedWithTheSwitchOff() throws Exception {
    Node sleeper = new Node(false, "sleeper").started();
    Node heir = new Node("heir", "sleeper").started();
    heir.loses("sleeper");
    await(heir.fence.clear());
    assertThat(sleeper.fence.mayAnswer()).isTrue();
  }

  @Test
  void answersNothingWhileItsRenewalsHang() throws Exception {
    Node sleeper = new Node("sleeper").started();
    sleeper.sees("heir");
    Node heir = new Node("heir", "sleeper").started();
    // From here on the sleeper's renewals hang, as if it were cut off or stopped; its row alone is
    // locked.
    try (Connection lock = journal.connect()) {
      long unlocked = sleeper.fence.status().epoch();
      FencedJournal.execute(
          lock, "SELECT 1 FROM flights.writer_epoch WHERE epoch = " + unlocked + " FOR UPDATE");
      FencedJournal.eventually(() -> !sleeper.fence.mayAnswer());
      assertThat(sleeper.fence.status().withheld()).isPositive();
      assertThat(sleeper.ends).as("a database that hangs ends nobody").isEmpty();
      lock.rollback();
    }
    FencedJournal.eventually(sleeper.fence::mayAnswer);
    assertThat(heir.fence.mayAnswer()).isTrue();
  }

  @Test
  void answersNothingInAPauseThatOutlastsTheLease() throws Exception {
    Node node = new Node("a").started();
    try (Connection lock = journal.connect()) {
      FencedJournal.execute(lock, "LOCK TABLE flights.writer_epoch IN EXCLUSIVE MODE");
      node.clock.advance(LEASE.minus(MARGIN));
      assertThat(node.fence.mayAnswer()).isFalse();
      lock.rollback();
    }
    FencedJournal.eventually(node.fence::mayAnswer);
  }

  @Test
  void waitsForACrashedPredecessorAndThenGoesOn() throws Exception {
    int crashed = journal.inForce("crashed");
    Node node = new Node("a").started();
    assertThat(node.canWrite()).isTrue();
    try (Connection stale = journal.connectUnder(crashed)) {
      assertThatThrownBy(() -> FencedJournal.insert(stale))
          .matches(FenceHit::isCauseOf, "is refused");
    }
    assertThat(unsettled()).isEqualTo(1);
  }

  @Test
  void waitsForNothingAfterARelease() throws Exception {
    Node first = new Node("first").started();
    await(first.fence.release());
    assertThat(first.fence.mayAnswer()).isFalse();
    assertThat(first.canWrite()).isFalse();
    new Node("second").started();
    assertThat(first.ends).isEmpty();
  }

  @Test
  void refusesToStartBesideAnotherClusterThatLives() throws Exception {
    Node first = new Node("first").started();
    Node second = new Node("second");
    second.fence.start(second, second.ends::add);
    assertThatThrownBy(() -> await(second.fence.clear()))
        .hasCauseInstanceOf(FenceEndedException.class);
    FencedJournal.eventually(() -> !second.ends.isEmpty());
    assertThat(second.ends)
        .singleElement()
        .asString()
        .contains("not in this node's cluster")
        .contains("first");
    assertThat(first.canWrite()).isTrue();
    assertThat(second.fence.mayAnswer()).isFalse();
  }

  @Test
  void letsOneSideOfASplitSurvive() throws Exception {
    Node left = new Node("left", "right").started();
    Node right = new Node("right", "left").started();
    left.loses("right");
    right.loses("left");
    CompletionStage<Done> leftClear = left.fence.clear();
    CompletionStage<Done> rightClear = right.fence.clear();
    assertThat(List.of(succeeds(leftClear), succeeds(rightClear)))
        .containsExactlyInAnyOrder(true, false);
    assertThat(List.of(left.canWrite(), right.canWrite())).containsExactlyInAnyOrder(true, false);
  }

  private static boolean succeeds(CompletionStage<Done> stage) throws Exception {
    try {
      await(stage);
      return true;
    } catch (ExecutionException ended) {
      assertThat(ended).hasCauseInstanceOf(FenceEndedException.class);
      return false;
    }
  }

  private int unsettled() throws Exception {
    try (Connection connection = journal.connect()) {
      return journal.table.unsettled(connection).size();
    }
  }
}
