package dev.jetway.cluster.fence;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a write that the fence has refused from one whose outcome is unknown. */
public final class FenceHit {
  /** Raised by the trigger {@code check_writer}. */
  static final String SQL_STATE = "JW001";

  private FenceHit() {}

  /** Whether the fence is the cause of it: then nothing of the write was stored, nor will be. */
  public static boolean isCauseOf(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e) {
        for (SQLException next = e; next != null; next = next.getNextException()) {
          if (SQL_STATE.equals(next.getSQLState())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
