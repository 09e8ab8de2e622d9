package dev.jetway.flight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any type with any configuration: the seats of every cabin are exactly those asked for. */
class SeatLayoutsPropertyTest {
  private static final int CASES = 3_000;

  @Test
  void countsAreExactForAnyTypeAndConfiguration() {
    long seed = Long.getLong("jetway.test.seed", System.nanoTime());
    System.out.println("SeatLayoutsPropertyTest: -Djetway.test.seed=" + seed);
    Random random = new Random(seed);
    LayoutTable table = LayoutTable.read(SeatLayouts.lines());
    SeatLayouts layouts = new SeatLayouts(table);
    List<String> types = new ArrayList<>(table.types().keySet());
    types.add("ZZZ");
    int laid = 0;
    for (int i = 0; i < CASES; i++) {
      String type = types.get(random.nextInt(types.size()));
      Configuration wanted = anyConfiguration(random);
      switch (layouts.seatMap(type, text(wanted))) {
        case LayoutResult.Laid(var map) -> {
          SeatMaps.requireExact(map, wanted);
          assertThat(layouts.seatMap(type, text(wanted)))
              .isInstanceOfSatisfying(
                  LayoutResult.Laid.class, again -> assertThat(again.seatMap()).isSameAs(map));
          laid++;
        }
        case LayoutResult.Refused refused ->
            assertThat(refused.reason()).as("%s %s, seed %d", type, wanted, seed).contains("rows");
      }
    }
    assertThat(laid).isGreaterThan(CASES / 2);
  }

  @Test
  void anyTextIsAnsweredNotThrown() {
    long seed = Long.getLong("jetway.test.seed", System.nanoTime());
    System.out.println("SeatLayoutsPropertyTest: -Djetway.test.seed=" + seed);
    Random random = new Random(seed);
    SeatLayouts layouts = SeatLayouts.load();
    for (int i = 0; i < CASES; i++) {
      String aircraft = anyText(random, 4);
      String configuration = anyText(random, 22);
      assertThat(layouts.seatMap(aircraft, configuration))
          .as("%s %s, seed %d", aircraft, configuration, seed)
          .isNotNull();
    }
  }

  private static Configuration anyConfiguration(Random random) {
    int first = random.nextInt(3) == 0 ? random.nextInt(30) : 0;
    int business = random.nextInt(2) == 0 ? random.nextInt(90) : 0;
    int premium = random.nextInt(3) == 0 ? random.nextInt(80) : 0;
    return new Configuration(first, business, premium, 1 + random.nextInt(700));
  }

  private static String text(Configuration c) {
    return (c.first() > 0 ? "F" + c.first() : "")
        + (c.business() > 0 ? "J" + c.business() : "")
        + (c.premiumEconomy() > 0 ? "W" + c.premiumEconomy() : "")
        + "Y"
        + c.economy();
  }

  private static String anyText(Random random, int lengthMax) {
    String alphabet = "FJWYVLPB0123456789 z\u00e9\u0000";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(lengthMax + 1);
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
