package dev.jetway.cluster.database;

/**
 * The database can't be started, reached or migrated; its message is a sentence for an operator.
 */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseException(String message) {
    super(message);
  }

  public DatabaseException(String message, Throwable cause) {
    super(message, cause);
  }
}
