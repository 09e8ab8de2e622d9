package dev.jetway.flight.projection;

/** A read model did not answer in time. Worth trying again. */
public final class ReadModelUnavailableException extends RuntimeException {
  public ReadModelUnavailableException(Throwable cause) {
    super("the read model does not answer", cause);
  }
}
