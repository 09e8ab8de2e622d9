package dev.jetway.cluster.settings;

import java.util.regex.Pattern;

/** Keeps passwords and tokens out of error messages. */
final class Secrets {
  private static final Pattern PASSWORD_IN_URL = Pattern.compile("(?i)(password=)[^&]*");

  private static final Pattern USER_IN_URL = Pattern.compile("//[^/?#]*@");

  private Secrets() {}

  static String mask(String path, Object value) {
    if (path.contains("passw") || path.contains("token")) {
      return "***";
    }
    String text = PASSWORD_IN_URL.matcher(String.valueOf(value)).replaceAll("$1***");
    return USER_IN_URL.matcher(text).replaceAll("//***@");
  }
}
