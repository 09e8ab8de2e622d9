package dev.jetway.edge.schedules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A place for a file that is on its way. Blocks, as files do. */
final class TemporaryFile {
  /** Who finds one after kill -9 sees whose it was. */
  private static final String PREFIX = "jetway-import-" + ProcessHandle.current().pid() + "-";

  private static final Logger LOG = LoggerFactory.getLogger(TemporaryFile.class);

  private TemporaryFile() {}

  /** An empty file that nobody else may read. */
  static Path create() {
    try {
      return Files.createTempFile(PREFIX, ".ssim");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("a temporary file is left behind: {}", file, e);
    }
  }
}
