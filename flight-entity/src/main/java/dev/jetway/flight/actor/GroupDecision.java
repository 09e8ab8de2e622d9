package dev.jetway.flight.actor;

import dev.jetway.flight.actor.FlightMessage.Execute;
import dev.jetway.flight.domain.Decision;
import dev.jetway.flight.domain.Flight;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A group of commands decided one after another, each on the state that the one before left.
 *
 * @param entries what is to be journaled; empty when nothing has changed
 * @param replies who is to be told what, once that is in the journal. Refusals wait, too: they may
 *     rest on an event of the same group
 * @param after the state with all the group's events
 */
record GroupDecision(List<FlightCommit.Entry> entries, List<Reply> replies, FlightState after) {
  private static final Logger LOG = LoggerFactory.getLogger(GroupDecision.class);

  /**
   * One answer to come.
   *
   * @param answer null when deciding failed
   */
  record Reply(Execute request, @Nullable FlightAnswer answer) {}

  static GroupDecision of(FlightState before, List<Execute> requests, Instant now) {
    List<FlightCommit.Entry> entries = new ArrayList<>();
    List<Reply> replies = new ArrayList<>(requests.size());
    FlightState state = before;
    for (Execute request : requests) {
      Decision decision = decide(state, request, now);
      if (decision == null) {
        replies.add(new Reply(request, null));
        continue;
      }
      if (!decision.events().isEmpty()) {
        state = Flight.evolve(state, decision.events());
        entries.add(
            new FlightCommit.Entry(
                request.origin().commandId(), request.origin().by(), decision.events()));
      }
      replies.add(new Reply(request, decision.answer()));
    }
    return new GroupDecision(entries, replies, state);
  }

  /** A fault in one decision must not cost the rest of the group theirs. */
  @SuppressWarnings("CatchingUnchecked")
  private static @Nullable Decision decide(FlightState state, Execute request, Instant now) {
    try {
      return Flight.decide(state, request.command(), now);
    } catch (RuntimeException fault) {
      LOG.error("deciding {} failed", request.command().getClass().getSimpleName(), fault);
      return null;
    }
  }

  /** Tells nobody what was decided. */
  void withhold(FlightReply.Reason why) {
    replies.forEach(reply -> reply.request().refuse(why));
  }

  /** Tells everybody, with the version that the group has made. */
  void answer(long version) {
    for (Reply reply : replies) {
      FlightAnswer answer = reply.answer();
      reply
          .request()
          .replyTo()
          .tell(
              answer == null
                  ? new FlightReply.Unavailable(FlightReply.Reason.FAULT)
                  : new FlightReply.Answered(version, answer.asOf(after)));
    }
  }
}
