package dev.jetway.cluster.fence;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/** Whether this node still owns what the cluster once gave it. Safe for use by many threads. */
public interface Tenure {

  /**
   * Whether an answer that rests on memory alone may be given: nobody can have taken over until
   * now. Cheap enough for every request.
   *
   * <p>To be asked after the request has come: what was in memory then was the truth at some moment
   * between question and answer, however late the answer goes out. An answer that follows a commit
   * needs no such question, since the commit has proved more.
   */
  boolean mayAnswer();

  /**
   * Waits until nobody else can write or answer for what this node has been given by now. To be
   * asked by each entity before it reads its journal.
   *
   * @return completes at once in steady state, and in any case not on the caller's thread; fails
   *     with {@link FenceEndedException} when this node has no tenure any more, and with {@link
   *     java.util.concurrent.TimeoutException} after a limit of the settings, since the database
   *     may be away
   */
  CompletionStage<Done> clear();

  /** For a process that shares its journal with no other, such as a test or a benchmark. */
  static Tenure undisputed() {
    return new Tenure() {
      @Override
      public boolean mayAnswer() {
        return true;
      }

      @Override
      public CompletionStage<Done> clear() {
        return CompletableFuture.completedStage(Done.getInstance());
      }
    };
  }
}
