package dev.jetway.flight.ssim;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into records of exactly 200 characters.
 *
 * <p>Records end with LF or CRLF, or follow each other without line ends; the end of the first one
 * decides which. Empty lines between records are skipped. Nothing else is forgiven: every SSIM
 * record ends with its serial number, so a shorter one wasn't trimmed but cut. Reads through one
 * buffer of 64 KiB, whatever comes.
 */
final class RecordReader {
  private static final int END = -1;

  private enum Ends {
    UNKNOWN,
    LINES,
    NONE
  }

  private final InputStream in;
  private final long bytesMax;
  private final byte[] buffer = new byte[64 << 10];
  private int position;
  private int filled;
  private long bytesBefore;
  private Ends ends = Ends.UNKNOWN;
  private long line = 1;

  RecordReader(InputStream in, long bytesMax) {
    this.in = in;
    this.bytesMax = bytesMax;
  }

  /** The line that is read next; after the last record the one behind it. */
  long line() {
    return line;
  }

  /** The next record, or null after the last. */
  @Nullable SsimRecord next() throws IOException, BrokenFileException {
    if (ends == Ends.LINES) {
      skipEmptyLines();
    }
    if (peek() == END) {
      return null;
    }
    byte[] record = new byte[SsimRecord.LENGTH];
    for (int i = 0; i < record.length; i++) {
      record[i] = character(i);
    }
    SsimRecord next = new SsimRecord(line, new String(record, US_ASCII));
    endRecord();
    line++;
    return next;
  }

  private byte character(int index) throws IOException, BrokenFileException {
    int c = take();
    if (c >= ' ' && c <= '~') {
      return (byte) c;
    }
    throw broken(
        switch (c) {
          case END -> "the file ends within a record, after " + index + " of 200 characters";
          case '\n', '\r' -> "a record of " + index + " characters; all have 200";
          default -> "byte 0x%02X in column %d is not text".formatted(c, index + 1);
        });
  }

  private void endRecord() throws IOException, BrokenFileException {
    boolean ended = takeLineEnd();
    if (peek() == END) {
      return;
    }
    if (ends == Ends.UNKNOWN) {
      ends = ended ? Ends.LINES : Ends.NONE;
    }
    if (ends == Ends.LINES && !ended) {
      throw broken("a line of more than 200 characters");
    }
    if (ends == Ends.NONE && ended) {
      throw broken("a line end, although the first record has none");
    }
  }

  private void skipEmptyLines() throws IOException, BrokenFileException {
    while (takeLineEnd()) {
      line++;
    }
  }

  private boolean takeLineEnd() throws IOException, BrokenFileException {
    int c = peek();
    if (c == '\r') {
      take();
      c = peek();
      if (c != '\n') {
        throw broken("a carriage return without a line feed");
      }
    }
    if (c == '\n') {
      take();
      return true;
    }
    return false;
  }

  private int peek() throws IOException, BrokenFileException {
    if (position == filled && !fill()) {
      return END;
    }
    return buffer[position] & 0xFF;
  }

  private int take() throws IOException, BrokenFileException {
    int c = peek();
    if (c != END) {
      position++;
    }
    return c;
  }

  private boolean fill() throws IOException, BrokenFileException {
    bytesBefore += filled;
    position = 0;
    filled = Math.max(0, in.read(buffer));
    if (bytesBefore + filled > bytesMax) {
      throw broken("the file is larger than " + bytesMax + " bytes");
    }
    return filled > 0;
  }

  private BrokenFileException broken(String reason) {
    return new BrokenFileException(line, reason);
  }
}
