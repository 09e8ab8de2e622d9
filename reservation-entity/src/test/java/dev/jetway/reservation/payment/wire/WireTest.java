package dev.jetway.reservation.payment.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.PaymentProvider.Answer;
import dev.jetway.reservation.payment.domain.PaymentCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes over the wire, in both directions. */
class WireTest {
  private static final Money PRICE = new Money(45_000, "EUR");
  private static final String KEY = "party/payment/1";

  static List<PaymentCall> calls() {
    return List.of(
        new PaymentCall.Authorize(KEY, PRICE, "card \u2713 \"quoted\""),
        new PaymentCall.Capture(KEY, new Money(1_000_000_000_000L, "JPY")),
        new PaymentCall.Cancel("a b+c%2F../\u00fc?#"),
        new PaymentCall.Refund(KEY, KEY + "/refund/1", new Money(0, "EUR")));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aCallArrivesAsItWasSent(PaymentCall call) {
    assertThat(WireRequest.of(call).call()).contains(call);
  }

  @Test
  void keysAreOneSegmentOfThePath() {
    assertThat(WireRequest.of(new PaymentCall.Refund(KEY, "r/1", PRICE)))
        .isEqualTo(
            new WireRequest(
                "/payments/party%2Fpayment%2F1/refunds/r%2F1",
                "{\"amount\":45000,\"currency\":\"EUR\"}"));
  }

  @Test
  void aPaymentMethodIsNeverShown() {
    PaymentCall call = new PaymentCall.Authorize(KEY, PRICE, "4111-secret");
    assertThat(call + " " + WireRequest.of(call))
        .doesNotContain("4111")
        .contains("45000 minor units of EUR");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/payments/k/capture          | {}",
        "/payments/k/capture          | {\"amount\":1.5,\"currency\":\"EUR\"}",
        "/payments/k/capture          | {\"amount\":-1,\"currency\":\"EUR\"}",
        "/payments/k/capture          | {\"amount\":\"1\",\"currency\":\"EUR\"}",
        "/payments/k/capture          | {\"amount\":99999999999999999999,\"currency\":\"EUR\"}",
        "/payments/k/capture          | {\"amount\":1,\"currency\":\"euro\"}",
        "/payments/k/capture          | {\"amount\":1,\"amount\":2,\"currency\":\"EUR\"}",
        "/payments/k/authorization    | {\"amount\":1,\"currency\":\"EUR\"}",
        "/payments/k/void             | []",
        "/payments/k/void             | {",
        "/payments/k/void             | {} {}",
        "/payments//void              | {}",
        "/payments/%2/void            | {}",
        "/payments/%C3/void           | {}",
        "/payments/%0A/void           | {}",
        "/payments/k                  | {}",
        "/payments/k/else             | {}",
        "/payments/k/void/x           | {}",
        "/payments/k/refunds/x/y      | {\"amount\":1,\"currency\":\"EUR\"}",
        "/other/k/void                | {}"
      })
  void whatIsNoCallIsNotUnderstood(String path, String body) {
    assertThat(new WireRequest(path, body).call()).isEmpty();
  }

  @Test
  void aSettledAnswerArrives() {
    assertThat(WireAnswer.done().meaning()).isEqualTo(new Answer.Done());
    assertThat(WireAnswer.refused("The bank said no.").meaning())
        .isEqualTo(new Answer.Refused("The bank said no."));
    assertThat(new WireAnswer(200, "{\"status\":\"done\",\"more\":[1]}").meaning())
        .as("members that a later version adds")
        .isEqualTo(new Answer.Done());
  }

  @Test
  void aReasonIsMadeFitForTheJournal() {
    assertThat(WireAnswer.refused("a\nb\u0000c " + "x".repeat(500)).meaning())
        .isEqualTo(new Answer.Refused("a b c " + "x".repeat(194)));
    assertThat(
            new WireAnswer(422, "{\"status\":\"refused\",\"reason\":\"half \\ud83d\"}").meaning())
        .isEqualTo(new Answer.Refused("half ?"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | ``",
        "200 | <html>log in</html>",
        "200 | {\"status\":\"refused\",\"reason\":\"no\"}",
        "200 | {\"status\":\"DONE\"}",
        "200 | {\"status\":\"done\"",
        "200 | \"done\"",
        "201 | {\"status\":\"done\"}",
        "202 | {\"status\":\"done\"}",
        "500 | {\"status\":\"done\"}",
        "422 | {\"status\":\"done\"}",
        "422 | {\"status\":\"refused\"}",
        "422 | {\"status\":\"refused\",\"reason\":\" \"}",
        "422 | {\"error\":\"invalid\"}",
        "400 | {\"status\":\"refused\",\"reason\":\"no\"}",
        "401 | {\"status\":\"refused\",\"reason\":\"no\"}",
        "404 | {\"status\":\"refused\",\"reason\":\"no\"}",
        "409 | {\"status\":\"in-progress\"}"
      })
  void anythingElseSettlesNothing(int status, String body) {
    assertThat(new WireAnswer(status, body).meaning()).isEqualTo(new Answer.Unknown());
  }
}
