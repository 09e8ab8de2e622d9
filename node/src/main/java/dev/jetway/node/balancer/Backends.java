package dev.jetway.node.balancer;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The nodes that there are. For all threads. */
public final class Backends {
  private final List<Backend> all = new CopyOnWriteArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();

  public void add(Backend backend) {
    all.add(backend);
  }

  /** Takes no more part, whatever it has under way. */
  public void remove(Backend backend) {
    backend.drain();
    all.remove(backend);
  }

  /** How many take requests. */
  public long taking() {
    return all.stream().filter(Backend::isTaking).count();
  }

  /** A request's stay at a backend. */
  static final class Visit {
    private final Backend backend;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Visit(Backend backend) {
      this.backend = backend;
    }

    Backend backend() {
      return backend;
    }

    /** May be called more than once. */
    void end() {
      if (ended.compareAndSet(false, true)) {
        backend.leave();
      }
    }
  }

  /**
   * Sends a request to whoever has the fewest under way, in turns among equals; to one that was
   * asked before only when there is no other.
   */
  Optional<Visit> visit(Collection<Backend> askedBefore) {
    List<Backend> now = List.copyOf(all);
    if (now.isEmpty()) {
      return Optional.empty();
    }
    int first = Math.floorMod(turn.getAndIncrement(), now.size());
    return IntStream.range(0, now.size())
        .mapToObj(i -> now.get((first + i) % now.size()))
        .sorted(
            Comparator.comparing((Backend backend) -> askedBefore.contains(backend))
                .thenComparingInt(Backend::underWay))
        .filter(Backend::enter)
        .findFirst()
        .map(Visit::new);
  }
}
