package dev.jetway.reservation.payment.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.reservation.payment.PaymentProvider.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A provider's answer to a call.
 *
 * @param status of HTTP
 * @param body a JSON object, when it is an answer of this protocol
 */
public record WireAnswer(int status, String body) {
  private static final int OK = 200;
  private static final int REFUSED = 422;
  private static final String STATUS = "status";
  private static final String REASON = "reason";
  private static final String DONE_WORD = "done";
  private static final String REFUSED_WORD = "refused";

  /** Of a reason, in characters; what is longer is cut. */
  private static final int REASON_MAX = 200;

  public static WireAnswer done() {
    return new WireAnswer(OK, Json.object().put(STATUS, DONE_WORD).toString());
  }

  public static WireAnswer refused(String reason) {
    return new WireAnswer(
        REFUSED, Json.object().put(STATUS, REFUSED_WORD).put(REASON, reason).toString());
  }

  /** An answer that settles nothing. */
  public static WireAnswer unsettled(int status, String word) {
    return new WireAnswer(status, Json.object().put(STATUS, word).toString());
  }

  /**
   * What it means. The status code and the body have to agree: either alone may come from something
   * between here and the provider, that knows nothing of the money.
   */
  public Answer meaning() {
    Optional<JsonNode> json = Json.parse(body);
    Optional<String> word = json.flatMap(object -> Json.text(object, STATUS));
    if (status == OK && word.equals(Optional.of(DONE_WORD))) {
      return new Answer.Done();
    }
    if (status == REFUSED && word.equals(Optional.of(REFUSED_WORD))) {
      return json.flatMap(object -> Json.text(object, REASON))
          .map(WireAnswer::clean)
          .filter(reason -> !reason.isEmpty())
          .<Answer>map(Answer.Refused::new)
          .orElseGet(Answer.Unknown::new);
    }
    return new Answer.Unknown();
  }

  /** One line of bounded length that can be journaled, whatever came. */
  private static String clean(String reason) {
    String oneLine = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    String cut = oneLine.length() <= REASON_MAX ? oneLine : oneLine.substring(0, REASON_MAX);
    // Half a character, sent or made by the cut, becomes a question mark.
    return new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}
