package dev.jetway.cluster.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Where the embedded database keeps its files.
 *
 * @param path absolute; need not exist yet
 */
public record DataDirectory(Path path) {
  private static final String DATA_DIR = "jetway.data-dir";

  static DataDirectory from(SettingReader reader) {
    try {
      return new DataDirectory(Path.of(reader.name(DATA_DIR)).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      InvalidSettingException invalid = reader.invalid(DATA_DIR, "the path of a directory");
      invalid.initCause(e);
      throw invalid;
    }
  }
}
