package dev.jetway.flight.domain;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The seats among which a party is seated, cabin by cabin, front to back. */
record Seating(List<SeatGrid> grids) {
  /** From this size on a party is rather split in two than that one of it sits alone. */
  private static final int NOBODY_ALONE_MIN = 4;

  Seating {
    grids = List.copyOf(grids);
  }

  /** What is for sale in cabins of this class. */
  static Seating forSale(FlightState.Scheduled flight, CabinClass cabinClass, SeatWish wish) {
    return new Seating(
        flight.seatMap().cabins().stream()
            .filter(cabin -> cabin.cabinClass() == cabinClass)
            .map(
                cabin ->
                    SeatGrid.of(
                        cabin,
                        seat -> flight.seat(seat).orElseThrow() instanceof SeatState.Available,
                        wish.characteristics()))
            .toList());
  }

  /** Just these seats of all that the map has. */
  static Seating only(SeatMap map, List<SeatNumber> seats) {
    Set<SeatNumber> these = new HashSet<>(seats);
    return new Seating(
        map.cabins().stream().map(cabin -> SeatGrid.of(cabin, these::contains, Set.of())).toList());
  }

  Seating sparingExits() {
    return new Seating(grids.stream().map(SeatGrid::sparingExits).toList());
  }

  private Seating without(List<SeatNumber> taken) {
    Set<SeatNumber> seats = new HashSet<>(taken);
    return new Seating(grids.stream().map(grid -> grid.without(seats)).toList());
  }

  /** The seats that may be chosen, front to back, left to right. */
  List<SeatNumber> open() {
    return grids.stream().flatMap(grid -> grid.openSeats().stream()).toList();
  }

  /** Whether all seats that may be chosen are one group. */
  boolean isTogether() {
    int size = open().size();
    return bestBySize(size)[size] != null;
  }

  private @Nullable SeatGroup[] bestBySize(int sizeMax) {
    @Nullable SeatGroup[] best = new @Nullable SeatGroup[sizeMax + 1];
    for (SeatGrid grid : grids) {
      @Nullable SeatGroup[] here = grid.bestBySize(sizeMax);
      for (int size = 1; size <= sizeMax; size++) {
        SeatGroup one = best[size];
        SeatGroup other = here[size];
        if (other != null) {
          best[size] = one == null ? other : SeatGroup.better(one, other);
        }
      }
    }
    return best;
  }

  /** The seats for a party, front to back, left to right; empty when it can't be. */
  List<SeatNumber> choose(int party, SeatWish.Together together) {
    if (open().size() < party) {
      return List.of();
    }
    return switch (together) {
      case REQUIRED -> {
        SeatGroup group = bestBySize(party)[party];
        yield group == null ? List.of() : group.seats();
      }
      case PREFERRED -> inParts(party, party);
      case NO -> inParts(party, 1);
    };
  }

  /** Seats one part of the party after another, each as if the rest of it were strangers. */
  private List<SeatNumber> inParts(int party, int partMax) {
    Set<SeatNumber> chosen = new HashSet<>();
    Seating left = this;
    while (chosen.size() < party) {
      List<SeatNumber> part = left.nextPart(party - chosen.size(), partMax);
      chosen.addAll(part);
      left = left.without(part);
    }
    return open().stream().filter(chosen::contains).toList();
  }

  /** As many as can be together. */
  private List<SeatNumber> nextPart(int party, int partMax) {
    int size = Math.min(party, partMax);
    @Nullable SeatGroup[] best = bestBySize(size);
    SeatGroup largest = best[size];
    while (largest == null && size > 1) {
      size--;
      largest = best[size];
    }
    if (size == party - 1 && party >= NOBODY_ALONE_MIN) {
      SeatGroup smaller = best[size - 1];
      if (smaller != null && without(smaller.seats()).bestBySize(2)[2] != null) {
        return smaller.seats();
      }
    }
    return largest == null ? List.of() : largest.seats();
  }
}
