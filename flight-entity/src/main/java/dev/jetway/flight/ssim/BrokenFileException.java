package dev.jetway.flight.ssim;

/** Ends the first pass; {@link SsimImport} makes a {@link Broken} of it. */
final class BrokenFileException extends Exception {
  private final long line;
  private final String reason;

  BrokenFileException(long line, String reason) {
    super(reason, null, false, false);
    this.line = line;
    this.reason = reason;
  }

  Broken toBroken() {
    return new Broken(line, reason);
  }
}
