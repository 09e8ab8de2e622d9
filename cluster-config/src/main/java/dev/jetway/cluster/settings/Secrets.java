package dev.jetway.cluster.settings;

import java.util.regex.Pattern;

/** Keeps passwords out of error messages. */
final class Secrets {
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(password=)[^&]*");

  private Secrets() {}

  static String mask(String path, Object value) {
    return path.contains("passw")
        ? "***"
        : PASSWORD_IN_URL.matcher(String.valueOf(value)).replaceAll("$1***");
  }
}
