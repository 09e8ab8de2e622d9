package dev.jetway.cluster.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.function.Function;

/**
 * Typed access to settings; all methods throw {@link InvalidSettingException} for a value of
 * another kind or range.
 */
public final class SettingReader {
  private static final int PORT_MAX = 65_535;

  private final Config config;

  public SettingReader(Config config) {
    this.config = config;
  }

  /** May be empty. */
  public String text(String path) {
    return read(path, "a text", config::getString);
  }

  /** Not empty. */
  public String name(String path) {
    String expected = "a text that is not empty";
    String text = read(path, expected, config::getString);
    if (text.isBlank()) {
      throw invalid(path, expected);
    }
    return text;
  }

  /** A TCP port, 0 to 65535, where 0 stands for any free one. */
  public int port(String path) {
    return number(path, 0, PORT_MAX);
  }

  /** A whole number from {@code min} to {@code max}, both included. */
  public int number(String path, int min, int max) {
    String expected = "a whole number from " + min + " to " + max;
    // Not getInt, which cuts fractions off.
    String digits = read(path, expected, config::getString);
    try {
      int number = Integer.parseInt(digits);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Refused below, like a number out of range.
    }
    throw invalid(path, expected);
  }

  /** A duration from {@code min} to {@code max}, both included. */
  public Duration duration(String path, Duration min, Duration max) {
    String expected =
        "a duration from " + min.toMillis() + "ms to " + max.toMillis() + "ms, such as 250ms or 5s";
    Duration duration = read(path, expected, config::getDuration);
    if (duration.compareTo(min) < 0 || duration.compareTo(max) > 0) {
      throw invalid(path, expected);
    }
    return duration;
  }

  /** A size from {@code min} to {@code max} bytes, both included. */
  public long bytes(String path, long min, long max) {
    String expected = "a size from " + min + " to " + max + " bytes, such as 512 KiB or 1 MiB";
    long bytes = read(path, expected, config::getBytes);
    if (bytes < min || bytes > max) {
      throw invalid(path, expected);
    }
    return bytes;
  }

  public boolean flag(String path) {
    return read(path, "on or off", config::getBoolean);
  }

  /** For a record's own check of a value that was read before. */
  public InvalidSettingException invalid(String path, String expected) {
    if (!config.hasPathOrNull(path)) {
      return new InvalidSettingException(path, "missing", "configuration", expected);
    }
    ConfigValue value = config.getValue(path);
    return new InvalidSettingException(
        path, Secrets.mask(path, value.unwrapped()), value.origin().description(), expected);
  }

  private <T> T read(String path, String expected, Function<String, T> read) {
    try {
      return read.apply(path);
    } catch (ConfigException.WrongType | ConfigException.BadValue | ConfigException.Missing e) {
      InvalidSettingException invalid = invalid(path, expected);
      invalid.initCause(e);
      throw invalid;
    }
  }
}
