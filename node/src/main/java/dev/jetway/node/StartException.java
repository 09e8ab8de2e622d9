package dev.jetway.node;

/** The node can't start; the message is a sentence for an operator. */
final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }
}
