package dev.jetway.cluster.wakeup;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Who has to be looked after, and when; entities by their ids. Stages fail when the list can't be
 * reached: then it isn't known whether the change was made.
 */
public interface WakeUps {

  /**
   * Puts an entity on the list, or keeps it there, so that somebody looks after it by {@code due}
   * whatever happens. Never makes it later.
   *
   * @return true
   */
  CompletionStage<Boolean> guard(String id, Instant due);

  /**
   * Lets an entity rest until {@code due}.
   *
   * @param due null until somebody asks for it
   * @return false when it is not on the list
   */
  CompletionStage<Boolean> rest(String id, @Nullable Instant due);

  /**
   * Takes an entity off the list.
   *
   * @return false when it was not there
   */
  CompletionStage<Boolean> remove(String id);

  /**
   * Those that are due, at most {@code limit}, earliest first. No other node gets them before
   * {@code again}; nor are they forgotten if this one crashes.
   */
  CompletionStage<List<String>> takeDue(Instant now, Instant again, int limit);
}
