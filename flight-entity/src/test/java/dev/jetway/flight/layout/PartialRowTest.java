package dev.jetway.flight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialRowTest {
  @ParameterizedTest
  @CsvSource({
    "ABC DEF,6,ABCDEF",
    "ABC DEF,5,ACDEF",
    "ABC DEF,4,ACDF",
    "ABC DEF,3,ADF",
    "ABC DEF,2,AF",
    "ABC DEF,1,F",
    "ABC DEFG HJK,8,ACDEFGHK",
    "ABC DEFG HJK,6,ACDGHK",
    "AC DF,3,ADF",
    "A DF,1,F",
    "A F,1,F",
    "A DG K,3,AGK",
  })
  void middleSeatsGoFirstAndWindowsLast(String layout, int seats, String kept) {
    assertThat(PartialRow.keep(layout, seats)).isEqualTo(kept);
  }
}
