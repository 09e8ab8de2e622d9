package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holding seats that the flight chooses. */
class HoldWishTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String MAY_17 = "2026-05-17T13:20";
  private static final String KEY = "6f0b1d57-8b7c-4c39-9a63-5a2b1f0c7d11";

  private static Answer wish(String flight, String key, String wish) {
    String body = "{'customer_id':'c1','best_available':" + wish + "}";
    return EDGE.client()
        .post("/flights/" + flight + "/holds", body.replace('\'', '"'), "Idempotency-Key", key);
  }

  @Test
  void aPairSitsTogetherAndTheSameKeyIsAnsweredWithTheSameSeats() {
    String flight = EDGE.schedule(MAY_17);

    Answer hold = wish(flight, KEY, "{'count':2,'cabin':'economy','together':'required'}");
    Answer again = wish(flight, KEY, "{'count':2,'cabin':'economy','together':'required'}");

    assertThat(hold.status()).as(hold.text()).isEqualTo(201);
    assertThat(hold.json().get("seats")).hasSize(2);
    assertThat(hold.json().has("unmet")).isFalse();
    assertThat(again.json()).isEqualTo(hold.json());
  }

  @Test
  void anotherWishUnderTheSameKeyIsRefused() {
    String flight = EDGE.schedule(MAY_17);
    wish(flight, KEY, "{'count':2}");

    Answer other = wish(flight, KEY, "{'count':2,'characteristics':['aisle']}");

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void whatIsNotPossibleIsSaid() {
    String flight = EDGE.schedule(MAY_17);

    Answer hold = wish(flight, KEY, "{'count':3,'together':true,'characteristics':['window']}");

    assertThat(hold.status()).as(hold.text()).isEqualTo(201);
    assertThat(hold.json().at("/unmet/characteristics/window").asInt()).isPositive();
    assertThat(hold.json().at("/unmet/apart").asBoolean()).isFalse();
  }

  @Test
  void moreSeatsThanThereAreIsARefusalWithItsOwnType() {
    String flight = EDGE.schedule(MAY_17);
    int key = 0;
    Answer answer = wish(flight, KEY + key, "{'count':99,'together':false}");
    while (answer.status() == 201) {
      answer = wish(flight, KEY + ++key, "{'count':99,'together':false}");
    }

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("not-enough-seats");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | best_available.count",
        "{'count':0} | best_available.count",
        "{'count':100} | best_available.count",
        "{'count':'2'} | best_available.count",
        "{'count':2,'cabin':'steerage'} | best_available.cabin",
        "{'count':2,'together':'please'} | best_available.together",
        "{'count':2,'together':1} | best_available.together",
        "{'count':2,'characteristics':['sunny']} | best_available.characteristics[0]",
        "{'count':2,'characteristics':'window'} | best_available.characteristics",
        "{'count':2,'row':7} | best_available.row",
        "[] | best_available"
      })
  void aMalformedWishNamesItsField(String wish, String field) {
    String flight = EDGE.schedule(MAY_17);

    Answer answer = wish(flight, KEY, wish);

    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().get("field").asText()).isEqualTo(field);
  }

  @Test
  void seatsAndAWishTogetherAreRefused() {
    String flight = EDGE.schedule(MAY_17);
    String body = "{'customer_id':'c1','seats':['12A'],'best_available':{'count':1}}";

    Answer answer =
        EDGE.client()
            .post("/flights/" + flight + "/holds", body.replace('\'', '"'), "Idempotency-Key", KEY);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("field").asText()).isEqualTo("best_available");
  }
}
