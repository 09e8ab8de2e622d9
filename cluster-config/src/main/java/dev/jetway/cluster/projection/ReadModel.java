package dev.jetway.cluster.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Tables that follow from a journal. Both methods write in the caller's transaction, which also
 * moves the projection's offset: so each row of the journal counts exactly once.
 *
 * @param <E> what the journal's rows hold
 */
public interface ReadModel<E> {

  /** Of the projection; unique in the service's schema and in the cluster, never changed. */
  String name();

  /** What the journal's rows hold. */
  Class<E> eventType();

  /** Forgets everything. */
  void clear(Connection connection) throws SQLException;

  /**
   * Takes in rows of the journal, in their order: those of one entity as they were written.
   *
   * @throws RuntimeException when it can't: then the projection stops there
   */
  void apply(Connection connection, List<Recorded<E>> rows) throws SQLException;
}
