package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Desk;
import dev.jetway.edge.fixture.Edge;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What strangers send to reservations: refused by the field's name, before anybody is asked. */
class ReservationInputTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  private static final String FLIGHT = "edcc03a4-7f4e-37d1-898a-bbfc3e9e4c0b";
  private static final String NAME = "7cwDpH9ON9GJirv8Pp5MC1VvK0m3xQ2aQm9Yc3R5dGU";
  private static final String CUSTOMER = "'customer':{'customer_id':'c1'}";
  private static final String PASSENGERS = "'passengers':[{'name':'Ada Byron','type':'adult'}]";
  private static final String SEGMENT = "'flight_id':'" + FLIGHT + "','seats':['12A']";
  private static final String SEGMENTS = "'segments':[{" + SEGMENT + "}]";
  private static final String LATER = "'confirm':'later'";

  private static void assertRefused(Answer answer, String problem, String field) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo(problem);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(answer.text())
        .doesNotContain("Exception", "jackson", "pekko", "java.", "dev.jetway", "\tat ");
  }

  private static Answer reserve(String body) {
    return EDGE.client()
        .post("/reservations", body.replace('\'', '"'), "Idempotency-Key", Desk.key());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[] | invalid-json | ~~",
        "{} | missing-field | customer",
        "C,P,S,'confirm':'later','price':1 | unknown-field | price",
        "C,C,P,S,L | invalid-field | customer",
        "'customer':'c1',P,S,L | invalid-field | customer",
        "'customer':{},P,S,L | missing-field | customer.customer_id",
        "'customer':{'customer_id':7},P,S,L | invalid-field | customer.customer_id",
        "'customer':{'customer_id':'a\\u0000'},P,S,L | invalid-field | customer.customer_id",
        "'customer':{'customer_id':'c','vip':true},P,S,L | unknown-field | customer.vip",
        "C,S,L | missing-field | passengers",
        "C,'passengers':[],S,L | invalid-field | passengers",
        "C,'passengers':[7],S,L | invalid-field | passengers[0]",
        "C,'passengers':[{'type':'adult'}],S,L | missing-field | passengers[0].name",
        "C,'passengers':[{'name':'A'}],S,L | missing-field | passengers[0].type",
        "C,'passengers':[{'name':'','type':'adult'}],S,L | invalid-field | passengers[0].name",
        "C,'passengers':[{'name':'A','type':'dog'}],S,L | invalid-field | passengers[0].type",
        "C,'passengers':[{'name':'A','type':'adult','age':7}],S,L"
            + " | unknown-field | passengers[0].age",
        "C,P,L | missing-field | segments",
        "C,P,'segments':[],L | invalid-field | segments",
        "C,P,'segments':{},L | invalid-field | segments",
        "C,P,'segments':[{'seats':['1A']}],L | missing-field | segments[0].flight_id",
        "C,P,'segments':[{'flight_id':'f'}],L | missing-field | segments[0].seats",
        "C,P,'segments':[{'flight_id':'f','seats':[]}],L | invalid-field | segments[0].seats",
        "C,P,'segments':[{SEG},{'flight_id':'f','seats':['1A','x']}],L"
            + " | invalid-field | segments[1].seats[1]",
        "C,P,'segments':[{SEG,'best_available':{}}],L"
            + " | invalid-field | segments[0].best_available",
        "C,P,'segments':[{SEG,'seat':'1A'}],L | unknown-field | segments[0].seat",
        "C,P,'segments':[{F,'best_available':{'count':2}}],L"
            + " | invalid-field | segments[0].best_available.count",
        "C,P,'segments':[{F,'best_available':{'count':0}}],L"
            + " | invalid-field | segments[0].best_available.count",
        "C,P,'segments':[{F,'best_available':{'cabin':'steerage'}}],L"
            + " | invalid-field | segments[0].best_available.cabin",
        "C,P,'segments':[{F,'best_available':{'together':'no'}}],L"
            + " | invalid-field | segments[0].best_available.together",
        "C,P,'segments':[{F,'best_available':{'characteristics':['loud']}}],L"
            + " | invalid-field | segments[0].best_available.characteristics[0]",
        "C,P,'segments':[{SEG,'fare':120}],L | invalid-field | segments[0].fare",
        "C,P,'segments':[{SEG,'fare':{'currency':'EUR'}}],L"
            + " | missing-field | segments[0].fare.minor_units",
        "C,P,'segments':[{SEG,'fare':{'minor_units':1}}],L"
            + " | missing-field | segments[0].fare.currency",
        "C,P,'segments':[{SEG,'fare':{'minor_units':-1,'currency':'EUR'}}],L"
            + " | invalid-field | segments[0].fare.minor_units",
        "C,P,'segments':[{SEG,'fare':{'minor_units':1.5,'currency':'EUR'}}],L"
            + " | invalid-field | segments[0].fare.minor_units",
        "C,P,'segments':[{SEG,'fare':{'minor_units':'1','currency':'EUR'}}],L"
            + " | invalid-field | segments[0].fare.minor_units",
        "C,P,'segments':[{SEG,'fare':{'minor_units':1000000000001,'currency':'EUR'}}],L"
            + " | invalid-field | segments[0].fare.minor_units",
        "C,P,'segments':[{SEG,'fare':{'minor_units':99999999999999999999,'currency':'EUR'}}],L"
            + " | invalid-field | segments[0].fare.minor_units",
        "C,P,'segments':[{SEG,'fare':{'minor_units':1,'currency':'euro'}}],L"
            + " | invalid-field | segments[0].fare.currency",
        "C,P,S | missing-field | confirm",
        "C,P,S,'confirm':true | invalid-field | confirm",
        "C,P,S,'confirm':'NOW' | invalid-field | confirm",
        "C,P,S,L,'payment_method':'' | invalid-field | payment_method",
        "C,P,S,L,'payment_method':7 | invalid-field | payment_method",
        "C,P,S,L,'payment_method':'a\\tb' | invalid-field | payment_method",
      })
  void aBadRequestIsRefused(String members, String problem, String field) {
    String all =
        members
            .replaceAll("\\bC,", CUSTOMER + ",")
            .replaceAll("\\bP,", PASSENGERS + ",")
            .replaceAll("\\bSEG\\b", SEGMENT)
            .replaceAll("\\bF,", "'flight_id':'" + FLIGHT + "',")
            .replaceAll("\\bS\\b", SEGMENTS)
            .replaceAll("\\bL\\b", LATER);
    String body = all.startsWith("{}") || all.startsWith("[") ? all : "{" + all + "}";

    assertRefused(reserve(body), problem, field);
  }

  @Test
  void moreThanTheReaderTakesIsRefused() {
    String passenger = "{'name':'A','type':'adult'}";
    String many = "'passengers':[" + (passenger + ",").repeat(99) + passenger + "]";

    assertRefused(
        reserve("{%s,%s,%s,%s}".formatted(CUSTOMER, many, SEGMENTS, LATER)),
        "invalid-field",
        "passengers");
    String segments = "'segments':[" + ("{" + SEGMENT + "},").repeat(99) + "{" + SEGMENT + "}]";
    assertRefused(
        reserve("{%s,%s,%s,%s}".formatted(CUSTOMER, PASSENGERS, segments, LATER)),
        "invalid-field",
        "segments");
  }

  @Test
  void whatCanBeNoFlightIdNamesNoFlight() {
    String nonsense = "'segments':[{'flight_id':'nonsense','seats':['1A']}]";

    Answer answer = reserve("{%s,%s,%s,%s}".formatted(CUSTOMER, PASSENGERS, nonsense, LATER));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.problem()).isEqualTo("flight-not-found");
    assertThat(answer.json().get("field").asText()).isEqualTo("segments[0].flight_id");
  }

  @Test
  void aKeyIsRequired() {
    String body = "{%s,%s,%s,%s}".formatted(CUSTOMER, PASSENGERS, SEGMENTS, LATER);

    Answer none = EDGE.client().post("/reservations", body.replace('\'', '"'));
    assertRefused(none, "idempotency-key-required", "");
    for (String key : List.of("a b", "x".repeat(129))) {
      Answer bad =
          EDGE.client().post("/reservations", body.replace('\'', '"'), "Idempotency-Key", key);
      assertRefused(bad, "invalid-field", "Idempotency-Key");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "confirm | [] | invalid-json | ~~",
        "confirm | {'payment_method':7} | invalid-field | payment_method",
        "confirm | {'payment_method':'\\u0007'} | invalid-field | payment_method",
        "confirm | {'card':'x'} | unknown-field | card",
        "confirm?x=1 | {} | unknown-field | x",
        "extend | {'hours':'1'} | unknown-field | hours",
        "extend | x | invalid-json | ~~",
        "extend?x=1 | {} | unknown-field | x",
        "cancel | {'segments':[]} | invalid-field | segments",
        "cancel | {'segments':1} | invalid-field | segments",
        "cancel | {'segments':[0]} | invalid-field | segments[0]",
        "cancel | {'segments':[1,'2']} | invalid-field | segments[1]",
        "cancel | {'passengers':[1.0]} | invalid-field | passengers[0]",
        "cancel | {'passengers':[2147483648]} | invalid-field | passengers[0]",
        "cancel | {'segments':[1],'passengers':[1]} | invalid-field | passengers",
        "cancel | {'reason':'x'} | unknown-field | reason",
        "cancel?x=1 | {} | unknown-field | x",
        "seat-changes | {} | missing-field | segment",
        "seat-changes | {'segment':1,'to':'1B'} | missing-field | from",
        "seat-changes | {'segment':1,'from':'1A'} | missing-field | to",
        "seat-changes | {'segment':'1','from':'1A','to':'1B'} | invalid-field | segment",
        "seat-changes | {'segment':1,'from':'A1','to':'1B'} | invalid-field | from",
        "seat-changes | {'segment':1,'from':'1A','to':'1b'} | invalid-field | to",
        "seat-changes?x=1 | {} | unknown-field | x",
        "accept | {} | missing-field | segment",
        "accept | {'segment':0} | invalid-field | segment",
        "accept | {'segment':1,'flight':'x'} | unknown-field | flight",
        "accept?x=1 | {'segment':1} | unknown-field | x",
        "changes | {} | missing-field | replaced",
        "changes | {'replaced':[],'replacements':[]} | invalid-field | replaced",
        "changes | {'replaced':['1'],'replacements':[]} | invalid-field | replaced[0]",
        "changes | {'replaced':[1]} | missing-field | replacements",
        "changes | {'replaced':[1],'replacements':[]} | invalid-field | replacements",
        "changes | {'replaced':[1],'replacements':[{'seats':['1A']}]}"
            + " | missing-field | replacements[0].flight_id",
        "changes | {'replaced':[1],'replacements':[{'flight_id':'f','seats':['1']}]}"
            + " | invalid-field | replacements[0].seats[0]",
        "changes | {'replaced':[1],'replacements':[{'flight_id':'FLIGHT',"
            + "'best_available':{'cabin':'hold'}}]}"
            + " | invalid-field | replacements[0].best_available.cabin",
        "changes | {'replaced':[1],'replacements':[{'flight_id':'f','seats':['1A']}],'x':'y'}"
            + " | unknown-field | x",
        "changes?x=1 | {} | unknown-field | x",
      })
  void aBadActionIsRefused(String action, String body, String problem, String field) {
    Answer answer =
        EDGE.client()
            .post(
                "/reservations/" + NAME + "/" + action,
                body.replace("FLIGHT", FLIGHT).replace('\'', '"'),
                "Idempotency-Key",
                Desk.key());

    assertRefused(answer, problem, field);
  }

  @ParameterizedTest
  @CsvSource({
    "/reservations?customer_id=c1&flight_id=f, invalid-field, customer_id",
    "/reservations?customer_id=, invalid-field, customer_id",
    "/reservations?customer_id=a%00, invalid-field, customer_id",
    "/reservations?customer_id=a&customer_id=b, invalid-field, customer_id",
    "/reservations?customer_id=c1&limit=0, invalid-field, limit",
    "/reservations?customer_id=c1&limit=101, invalid-field, limit",
    "/reservations?customer_id=c1&limit=x, invalid-field, limit",
    "/reservations?customer_id=c1&cursor=x, invalid-field, cursor",
    "/reservations?customer_id=c1&cursor=YmVnaW4, invalid-field, cursor",
    "/reservations?customer_id=c1&cursor=eAp5, invalid-field, cursor",
    "/reservations?customer_id=c1&cursor=MjAzMC0wNS0xN1QxMToyMDowMFoKZW5k, invalid-field, cursor",
    "/reservations?customer_id=c1&page=2, unknown-field, page",
    "/reservations?flight_id=f&limit=2, unknown-field, limit",
    "/reservations, missing-field, flight_id",
    "/reservations/AAAAAA?x=1, unknown-field, x",
  })
  void aBadQueryIsRefused(String path, String problem, String field) {
    assertRefused(EDGE.client().get(path), problem, field);
  }

  @Test
  void aListOfNothingSaysWhatItCanBeOf() {
    Answer answer = EDGE.client().get("/reservations?limit=5");

    assertRefused(answer, "missing-field", "flight_id");
    assertThat(answer.text()).contains("flight_id or customer_id is missing.");
  }

  @Test
  void deletingTakesNoQuery() {
    assertRefused(EDGE.client().delete("/reservations/" + NAME + "?x=1"), "unknown-field", "x");
  }
}
