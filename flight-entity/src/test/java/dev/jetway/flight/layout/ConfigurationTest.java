package dev.jetway.flight.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.flight.layout.Configuration.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
  @ParameterizedTest
  @CsvSource({
    "W18Y112,0,0,18,112",
    "J14W34Y316VV364,0,14,34,316",
    "Y180,0,0,0,180",
    "'Y180     ',0,0,0,180",
    "F8J52Y208,8,52,0,208",
    "F008C052Y208,8,52,0,208",
    "W18Y112VVCGO,0,0,18,112",
    "Y100 LL05PP02 VV 12,0,0,0,100",
    "P4A4F2,10,0,0,0",
    "F32Y200K93PP20,32,0,0,293",
    "F014Y119VVT3M33,14,0,0,119",
    "J1C2D3I4Z5,0,15,0,0",
    "Y100M20S1,0,0,0,121",
    "Y900,0,0,0,900",
  })
  void countsTheSeatsOfEachCabin(
      String text, int first, int business, int premiumEconomy, int economy) {
    assertThat(Configuration.parse(text))
        .isEqualTo(new Parsed.Seats(new Configuration(first, business, premiumEconomy, economy)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LL05PP02", "BB", "PP20VV744", "BB02 LL04"})
  void holdsAndPalletsSeatNobody(String text) {
    assertThat(Configuration.parse(text)).isEqualTo(new Parsed.FreightOnly());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "VV123", "VV", "FY", "Y", "FYPP", "WYVV12"})
  void aVersionOrClassesAloneCountNothing(String text) {
    assertThat(Configuration.parse(text)).isEqualTo(new Parsed.Unstated());
  }

  @ParameterizedTest
  @CsvSource({
    "YY,not pairs",
    "y,not pairs",
    "Y18W,not pairs",
    "180,not pairs",
    "y180,not pairs",
    "Y-1,not pairs",
    "Y1 8,not pairs",
    "Y9999999,not pairs",
    "Y1é,not pairs",
    "VV12-3,not pairs",
    "Y0,class Y without seats",
    "J000Y100,class J without seats",
    "Y100Y20,class Y twice",
    "Y901,more than 900",
    "J500Y401,more than 900",
    "Y999999,more than 900",
    "Y180VV0123456789012345678901234567890123456789012345678901234,longer than 60",
  })
  void refusesWhatIsNone(String text, String reason) {
    assertThat(Configuration.parse(text))
        .isInstanceOfSatisfying(
            Parsed.Malformed.class, refused -> assertThat(refused.reason()).contains(reason));
  }

  @Test
  void everyLetterHasACabin() {
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      assertThat(Configuration.parse(letter + "7"))
          .isInstanceOfSatisfying(
              Parsed.Seats.class, seats -> assertThat(seats.configuration().total()).isEqualTo(7));
    }
  }
}
