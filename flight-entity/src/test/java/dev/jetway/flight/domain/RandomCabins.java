package dev.jetway.flight.domain;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Small odd cabins: letters in any order, wide aisles, missing seats and rows, exits anywhere; and
 * wishes for them.
 */
final class RandomCabins {
  private static final List<SeatCharacteristic> WISHED =
      List.of(
          SeatCharacteristic.WINDOW,
          SeatCharacteristic.AISLE,
          SeatCharacteristic.LEG_SPACE,
          SeatCharacteristic.BULKHEAD,
          SeatCharacteristic.EXIT_ROW);

  private final Random random;

  RandomCabins(Random random) {
    this.random = random;
  }

  SeatMap map() {
    List<Cabin> cabins = new ArrayList<>();
    int row = 1;
    for (int left = 1 + random.nextInt(3); left > 0; left--) {
      Cabin cabin = cabin(row);
      cabins.add(cabin);
      row = cabin.lastRow() + 1 + random.nextInt(2);
    }
    return new SeatMap(cabins);
  }

  private Cabin cabin(int firstRow) {
    List<Character> letters = new ArrayList<>(List.of('A', 'B', 'C', 'D', 'E', 'F', 'H'));
    if (random.nextInt(3) == 0) {
      Collections.shuffle(letters, random);
    }
    StringBuilder layout = new StringBuilder();
    for (char letter : letters.subList(0, 1 + random.nextInt(7))) {
      if (random.nextInt(3) == 0) {
        layout.append(random.nextInt(4) == 0 ? "  " : " ");
      }
      layout.append(letter);
    }
    List<Row> rows = new ArrayList<>();
    int number = firstRow;
    for (int left = 1 + random.nextInt(5); left > 0; left--) {
      rows.add(row(number, layout.toString().replace(" ", "")));
      number += random.nextInt(6) == 0 ? 2 : 1;
    }
    return new Cabin(
        random.nextInt(3) == 0 ? anyClass() : CabinClass.ECONOMY, layout.toString(), rows);
  }

  private Row row(int number, String letters) {
    StringBuilder columns = new StringBuilder();
    Map<String, Set<SeatCharacteristic>> exceptions = new TreeMap<>();
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (random.nextInt(12) != 0) {
        columns.append(letter);
        if (random.nextInt(15) == 0) {
          exceptions.put(String.valueOf(letter), characteristics(2));
        }
      }
    }
    return new Row(number, columns.toString(), characteristics(5), exceptions);
  }

  private Set<SeatCharacteristic> characteristics(int oneIn) {
    Set<SeatCharacteristic> some = EnumSet.noneOf(SeatCharacteristic.class);
    for (SeatCharacteristic one : WISHED.subList(2, WISHED.size())) {
      if (random.nextInt(oneIn) == 0) {
        some.add(one);
      }
    }
    return some;
  }

  /** Those of the seats that are for sale: any share of them, at most {@code max}. */
  List<SeatNumber> forSale(SeatMap map, int max) {
    List<SeatNumber> seats = new ArrayList<>(map.seats());
    int taken = random.nextInt(4);
    // Taken one by one, or from the back, as a cabin fills that is sold front to back.
    if (random.nextBoolean()) {
      Collections.shuffle(seats, random);
    }
    int keep = Math.min(max, seats.size() - seats.size() * taken / 4);
    return List.copyOf(seats.subList(0, keep));
  }

  SeatWish wish(int countMax) {
    Set<SeatCharacteristic> wished = EnumSet.noneOf(SeatCharacteristic.class);
    for (int left = random.nextInt(3); left > 0; left--) {
      wished.add(WISHED.get(random.nextInt(WISHED.size())));
    }
    List<SeatWish.Together> together = List.of(SeatWish.Together.values());
    return new SeatWish(
        1 + random.nextInt(countMax),
        cabinClass(),
        wished,
        together.get(random.nextInt(together.size())));
  }

  private @Nullable CabinClass cabinClass() {
    return switch (random.nextInt(6)) {
      case 0, 1 -> CabinClass.ECONOMY;
      case 2 -> anyClass();
      default -> null;
    };
  }

  private CabinClass anyClass() {
    List<CabinClass> classes = List.of(CabinClass.values());
    return classes.get(random.nextInt(classes.size()));
  }
}
