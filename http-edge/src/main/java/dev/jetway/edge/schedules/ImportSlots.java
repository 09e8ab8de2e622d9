package dev.jetway.edge.schedules;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** How many imports may be under way at a time. Nobody waits. */
final class ImportSlots {
  private final Semaphore free;

  ImportSlots(int atOnce) {
    this.free = new Semaphore(atOnce);
  }

  /** The right to import, until it is given back; empty when all are taken. */
  Optional<Slot> take() {
    return free.tryAcquire() ? Optional.of(new Slot()) : Optional.empty();
  }

  /** Given back once, however many ends an import has. */
  final class Slot {
    private final AtomicBoolean ended = new AtomicBoolean();

    void giveBack() {
      if (ended.compareAndSet(false, true)) {
        free.release();
      }
    }
  }
}
