package dev.jetway.flight.projection;

/** The directory's database did not do what was asked in time. Worth trying again. */
public final class DirectoryUnavailableException extends RuntimeException {
  public DirectoryUnavailableException(Throwable cause) {
    super("the flight directory does not answer", cause);
  }
}
