package dev.jetway.cluster.settings;

/** A setting that can't be used; its message is one sentence for an operator. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String setting;
  private final String value;
  private final String expected;

  /**
   * @param setting the key, such as {@code jetway.http.port}, or the environment variable's name
   * @param value what was found, never a secret
   * @param origin where it was found, for people: a file and line, or an environment variable
   * @param expected what would be right, as a phrase that completes "expected ..."
   */
  public InvalidSettingException(String setting, String value, String origin, String expected) {
    super(setting + " is '" + value + "' (" + origin + "); expected " + expected);
    this.setting = setting;
    this.value = value;
    this.expected = expected;
  }

  public String setting() {
    return setting;
  }

  public String value() {
    return value;
  }

  public String expected() {
    return expected;
  }
}
