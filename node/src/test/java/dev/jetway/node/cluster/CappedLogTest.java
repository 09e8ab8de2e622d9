package dev.jetway.node.cluster;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CappedLogTest {
  @TempDir Path temp;

  @Test
  void keepsTheLastLinesWholeWithinTwoFiles() throws Exception {
    Path file = temp.resolve("node.log");
    try (CappedLog log = new CappedLog(file, 1_000)) {
      for (int i = 0; i < 1_000; i++) {
        log.copy(new ByteArrayInputStream("line %04d\n".formatted(i).getBytes(US_ASCII)));
      }
    }
    try (CappedLog log = new CappedLog(file, 1_000)) { // Goes on where it was.
      log.copy(new ByteArrayInputStream("last\n".getBytes(US_ASCII)));
    }
    String both = Files.readString(CappedLog.previous(file)) + Files.readString(file);
    assertThat(both).endsWith("line 0998\nline 0999\nlast\n").hasSizeBetween(1_000, 2_100);
    assertThat(both.lines()).allMatch(line -> line.matches("line \\d{4}|last"));
  }
}
