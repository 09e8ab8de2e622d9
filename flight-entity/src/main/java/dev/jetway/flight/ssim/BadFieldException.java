package dev.jetway.flight.ssim;

/** A field that can't be read; its record becomes a {@link Finding}. */
final class BadFieldException extends Exception {
  private final String field;
  private final String reason;

  BadFieldException(String field, String reason) {
    super(reason, null, false, false);
    this.field = field;
    this.reason = reason;
  }

  String field() {
    return field;
  }

  String reason() {
    return reason;
  }
}
