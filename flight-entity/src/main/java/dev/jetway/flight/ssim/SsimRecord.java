package dev.jetway.flight.ssim;

/**
 * One record.
 *
 * @param line from 1
 * @param text exactly {@value #LENGTH} printable ASCII characters
 */
record SsimRecord(long line, String text) {
  static final int LENGTH = 200;

  private static final String PADDING = "0".repeat(LENGTH);

  /** The characters from column {@code from} to {@code to}, both included, counted from 1. */
  String columns(int from, int to) {
    return text.substring(from - 1, to);
  }

  char column(int at) {
    return text.charAt(at - 1);
  }

  /** {@code 1} to {@code 5}; {@code 0} for padding; anything else in a broken file. */
  char type() {
    return column(1);
  }

  /** Zeros that fill a block of five records, as tapes had them. */
  boolean isPadding() {
    return text.equals(PADDING);
  }
}
