package dev.jetway.cluster.wakeup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Changes of one entry come one after another, and a waking never undoes a guard. */
class ListEntryTest {
  private static final Instant DUE = Instant.parse("2026-05-01T10:00:00Z");

  /** Tells what it is asked for, and answers when it is told to. */
  private static final class SlowList implements WakeUps {
    final List<String> asked = new ArrayList<>();
    final Deque<CompletableFuture<Boolean>> unanswered = new ArrayDeque<>();

    private CompletionStage<Boolean> ask(String what) {
      asked.add(what);
      CompletableFuture<Boolean> answer = new CompletableFuture<>();
      unanswered.add(answer);
      return answer;
    }

    @Override
    public CompletionStage<Boolean> guard(String id, Instant due) {
      return ask("guard");
    }

    @Override
    public CompletionStage<Boolean> rest(String id, @Nullable Instant due) {
      return ask("rest");
    }

    @Override
    public CompletionStage<Boolean> remove(String id) {
      return ask("remove");
    }

    @Override
    public CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit) {
      throw new UnsupportedOperationException("not an entry's affair");
    }
  }

  private final SlowList list = new SlowList();
  private final ListEntry entry = new ListEntry(list, "one");

  @Test
  void aChangeBeginsWhenTheOneBeforeHasComeToSomething() {
    entry.rest((Instant) null);
    var unused = entry.guard(DUE);
    entry.remove();
    assertThat(list.asked).containsExactly("rest");

    list.unanswered.remove().completeExceptionally(new IllegalStateException("planted"));
    assertThat(list.asked).containsExactly("rest", "guard");
    list.unanswered.remove().complete(true);
    assertThat(list.asked).containsExactly("rest", "guard", "remove");
  }

  @Test
  void guardedIsWhoIsKnownToBeListed() {
    var unused = entry.guard(DUE);
    assertThat(entry.isGuarded()).isFalse();
    entry.answered(false);
    assertThat(entry.isGuarded()).isFalse();

    unused = entry.guard(DUE);
    entry.answered(true);
    assertThat(entry.isGuarded()).isTrue();

    entry.rest(DUE);
    assertThat(entry.isGuarded()).isFalse();
  }

  @Test
  void whoeverIsWokenIsGuardedUnlessARestMayUndoIt() {
    entry.rest((Instant) null);
    entry.woken(true);
    assertThat(entry.isGuarded()).isFalse();

    list.unanswered.remove().complete(true);
    entry.woken(true);
    assertThat(entry.isGuarded()).isTrue();
  }

  @Test
  void theEntryOfAnEntityThatNeverCameToBeGoesUnlessItIsJustComing() {
    var unused = entry.guard(DUE);
    entry.woken(false);
    list.unanswered.remove().complete(true);
    assertThat(list.asked).containsExactly("guard");

    entry.answered(false);
    entry.woken(false);
    assertThat(list.asked).containsExactly("guard", "remove");
  }
}
