package dev.jetway.flight.domain;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The state of every seat of a flight, by index. Immutable: {@link #with} returns a changed copy.
 *
 * <p>Two levels of arrays. A change copies one chunk and the spine (16 + 12 references on a
 * 180-seat flight) instead of every seat, so that a group of hundreds of commands, each decided on
 * the state that the one before left, stays cheap.
 */
public final class Seats implements Iterable<SeatState> {
  private static final int CHUNK_BITS = 4;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final SeatState[][] chunks;
  private final int size;

  private Seats(SeatState[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  /** {@code size} seats, all for sale. */
  public static Seats available(int size) {
    SeatState[] free = new SeatState[CHUNK];
    Arrays.fill(free, SeatState.Available.INSTANCE);
    SeatState[][] chunks = new SeatState[(size + CHUNK - 1) >> CHUNK_BITS][];
    Arrays.fill(chunks, free);
    return new Seats(chunks, size);
  }

  public int size() {
    return size;
  }

  /** The state of the seat at {@code index}, from 0 to {@code size() - 1}. */
  public SeatState at(int index) {
    return chunks[index >> CHUNK_BITS][index & (CHUNK - 1)];
  }

  /** A copy in which the seat at {@code index} is in {@code state}. */
  public Seats with(int index, SeatState state) {
    SeatState[][] spine = chunks.clone();
    SeatState[] chunk = spine[index >> CHUNK_BITS].clone();
    chunk[index & (CHUNK - 1)] = state;
    spine[index >> CHUNK_BITS] = chunk;
    return new Seats(spine, size);
  }

  @Override
  public Iterator<SeatState> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public SeatState next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return at(next++);
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Seats that) || that.size != size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!at(i).equals(that.at(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = 1;
    for (SeatState state : this) {
      hash = 31 * hash + state.hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return "Seats[" + size + "]";
  }
}
