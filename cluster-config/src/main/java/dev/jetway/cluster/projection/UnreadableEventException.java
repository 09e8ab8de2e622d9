package dev.jetway.cluster.projection;

/** A row of the journal that can't be taken in. Trying again does not help. */
final class UnreadableEventException extends RuntimeException {
  UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}
