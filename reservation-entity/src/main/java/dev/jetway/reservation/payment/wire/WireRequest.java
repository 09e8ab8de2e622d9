package dev.jetway.reservation.payment.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.reservation.domain.Money;
import dev.jetway.reservation.payment.domain.PaymentCall;
import java.util.Optional;

/**
 * A call on its way; its method is PUT.
 *
 * @param path below the provider's base address, begins with a slash, percent-encoded
 * @param body a JSON object
 */
public record WireRequest(String path, String body) {
  private static final String ROOT = "/payments/";
  private static final String AUTHORIZATION = "authorization";
  private static final String CAPTURE = "capture";
  private static final String VOID = "void";
  private static final String REFUNDS = "refunds";
  private static final String AMOUNT = "amount";
  private static final String CURRENCY = "currency";
  private static final String METHOD = "method";

  /** Of a key, in characters. */
  private static final int KEY_MAX = 256;

  /** Without the body, which may hold a payment method. */
  @Override
  public String toString() {
    return "PUT " + path;
  }

  public static WireRequest of(PaymentCall call) {
    String payment = ROOT + PathSegment.encode(call.key()) + "/";
    return switch (call) {
      case PaymentCall.Authorize c ->
          new WireRequest(
              payment + AUTHORIZATION, json(c.amount()).put(METHOD, c.method()).toString());
      case PaymentCall.Capture c -> new WireRequest(payment + CAPTURE, json(c.amount()).toString());
      case PaymentCall.Cancel c -> new WireRequest(payment + VOID, Json.object().toString());
      case PaymentCall.Refund c ->
          new WireRequest(
              payment + REFUNDS + "/" + PathSegment.encode(c.refundKey()),
              json(c.amount()).toString());
    };
  }

  private static ObjectNode json(Money amount) {
    return Json.object().put(AMOUNT, amount.minorUnits()).put(CURRENCY, amount.currency());
  }

  /** The call; empty if this is none. */
  public Optional<PaymentCall> call() {
    if (!path.startsWith(ROOT)) {
      return Optional.empty();
    }
    String[] segments = path.substring(ROOT.length()).split("/", -1);
    Optional<String> key = key(segments[0]);
    Optional<JsonNode> json = Json.parse(body);
    if (key.isEmpty() || json.isEmpty()) {
      return Optional.empty();
    }
    return switch (segments.length) {
      case 2 -> call(key.get(), segments[1], json.get());
      case 3 ->
          segments[1].equals(REFUNDS)
              ? refund(key.get(), key(segments[2]), json.get())
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<PaymentCall> call(String key, String action, JsonNode json) {
    return switch (action) {
      case AUTHORIZATION ->
          money(json)
              .flatMap(
                  amount ->
                      Json.text(json, METHOD)
                          .map(method -> new PaymentCall.Authorize(key, amount, method)));
      case CAPTURE -> money(json).map(amount -> new PaymentCall.Capture(key, amount));
      case VOID -> Optional.of(new PaymentCall.Cancel(key));
      default -> Optional.empty();
    };
  }

  private static Optional<PaymentCall> refund(
      String key, Optional<String> refundKey, JsonNode json) {
    return refundKey.flatMap(
        name -> money(json).map(amount -> new PaymentCall.Refund(key, name, amount)));
  }

  private static Optional<String> key(String segment) {
    return PathSegment.decode(segment)
        .filter(key -> key.length() <= KEY_MAX && key.chars().noneMatch(Character::isISOControl));
  }

  private static Optional<Money> money(JsonNode json) {
    JsonNode amount = json.get(AMOUNT);
    Optional<String> currency = Json.text(json, CURRENCY);
    if (amount == null || !amount.isIntegralNumber() || currency.isEmpty()) {
      return Optional.empty();
    }
    try {
      return amount.canConvertToLong()
          ? Optional.of(new Money(amount.longValue(), currency.get()))
          : Optional.empty();
    } catch (IllegalArgumentException outOfBounds) {
      return Optional.empty();
    }
  }
}
