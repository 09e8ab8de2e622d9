package dev.jetway.flight.ssim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordReaderTest {
  private static final String A = "A".repeat(200);
  private static final String B = "B".repeat(200);

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", ""})
  void recordsEndAsTheFirstOneDoes(String end) throws Exception {
    assertThat(read(A + end + B + end + A + end)).containsExactly(A, B, A);
    assertThat(read(A + end + B)).containsExactly(A, B);
    assertThat(read(A + end)).containsExactly(A);
    assertThat(read(A + end + B + "\n")).containsExactly(A, B);
  }

  @Test
  void emptyLinesBetweenRecordsAreSkippedAndCounted() throws Exception {
    assertThat(read(A + "\n\r\n\n" + B + "\n\n")).containsExactly(A, B);
    assertBroken(A + "\n\n" + "B", 3, "the file ends within a record, after 1 of 200 characters");
  }

  @Test
  void aRecordThatIsCutBreaksTheFile() {
    assertBroken("A", 1, "the file ends within a record, after 1 of 200 characters");
    assertBroken(A + "\n" + B.substring(1) + "\n" + A, 2, "a record of 199 characters");
    assertBroken(A + B.substring(1), 2, "the file ends within a record, after 199");
    assertBroken("\n" + A, 1, "a record of 0 characters");
    assertBroken(A + B + "\n" + A, 2, "a line end, although");
  }

  @Test
  void aLineThatIsTooLongBreaksTheFile() {
    assertBroken(A + "\n" + B + "B\n", 2, "a line of more than 200 characters");
    assertBroken(A + "\r" + B, 1, "a carriage return without a line feed");
  }

  @Test
  void bytesThatAreNoTextBreakTheFile() {
    assertBroken("\u0000" + A, 1, "byte 0x00 in column 1 is not text");
    assertBroken(A + "\n" + "B\u00e9" + B, 2, "byte 0xE9 in column 2 is not text");
    assertBroken("B\t" + B, 1, "byte 0x09 in column 2 is not text");
  }

  @Test
  void theSizeIsLimited() throws Exception {
    assertThat(read(A + "\n" + B, 401)).hasSize(2);
    assertBroken(A + "\n" + B, 400, 1, "the file is larger than 400 bytes");
  }

  @Test
  void anEndlessStreamEndsAtTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '0';
          }

          @Override
          public int read(byte[] buffer, int from, int length) {
            Arrays.fill(buffer, from, from + length, (byte) '0');
            return length;
          }
        };
    RecordReader reader = new RecordReader(endless, 64L << 20);
    BrokenFileException broken =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                Assertions.assertThrows(
                    BrokenFileException.class,
                    () -> {
                      while (reader.next() != null) {}
                    }));
    assertThat(broken.toBroken().reason()).isEqualTo("the file is larger than 67108864 bytes");
  }

  private static List<String> read(String text) throws IOException, BrokenFileException {
    return read(text, Long.MAX_VALUE);
  }

  private static List<String> read(String text, long bytesMax)
      throws IOException, BrokenFileException {
    RecordReader reader =
        new RecordReader(new ByteArrayInputStream(text.getBytes(ISO_8859_1)), bytesMax);
    List<String> records = new ArrayList<>();
    for (SsimRecord record = reader.next(); record != null; record = reader.next()) {
      records.add(record.text());
    }
    return records;
  }

  private static void assertBroken(String text, long line, String reason) {
    assertBroken(text, Long.MAX_VALUE, line, reason);
  }

  private static void assertBroken(String text, long bytesMax, long line, String reason) {
    BrokenFileException e =
        Assertions.assertThrows(BrokenFileException.class, () -> read(text, bytesMax));
    assertThat(e.toBroken().line()).isEqualTo(line);
    assertThat(e.toBroken().reason()).startsWith(reason);
  }
}
