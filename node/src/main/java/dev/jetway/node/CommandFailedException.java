package dev.jetway.node;

/** A command can't do its work; the message is a sentence for an operator. */
public class CommandFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandFailedException(String message) {
    super(message);
  }

  public CommandFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What the process ends with. */
  public int exitCode() {
    return 1;
  }
}
