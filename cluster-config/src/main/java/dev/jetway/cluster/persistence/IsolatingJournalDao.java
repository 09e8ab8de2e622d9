package dev.jetway.cluster.persistence;

import java.sql.SQLException;
import org.apache.pekko.persistence.jdbc.config.JournalConfig;
import org.apache.pekko.persistence.jdbc.journal.dao.DefaultJournalDao;
import org.apache.pekko.persistence.jdbc.journal.dao.JournalTables.JournalPekkoSerializationRow;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.stream.Materializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import scala.collection.immutable.Seq;
import scala.collection.immutable.Set;
import scala.concurrent.ExecutionContext;
import scala.concurrent.Future;
import scala.runtime.BoxedUnit;
import scala.util.Failure;
import scala.util.Try;
import slick.jdbc.JdbcBackend.JdbcDatabaseDef;
import slick.jdbc.JdbcProfile;

/**
 * A journal in which a refused write fails alone.
 *
 * <p>When the database refuses a batch because a row violates a constraint (SQLState class 23, such
 * as the duplicate key of a stale writer), each write of the batch is tried once more in a
 * transaction of its own. The innocent succeed; the guilty one is refused again and its entity
 * learns it. Any other failure, such as a lost connection or a timeout, fails the whole batch as it
 * is.
 *
 * <p>Why the retry can't write twice: the batch is one transaction, and a constraint violation
 * aborts it on the server before the error is sent; nothing of it can commit later. After any other
 * failure the outcome may be unknown, so there is no retry. Why it can't reorder: an entity has one
 * write under way at a time, and its next one comes after this one's answer.
 *
 * <p>Cost: nothing while nothing is refused; else one transaction per write of that batch.
 *
 * <p>The switch {@code isolate-poisoned-writes} is read from {@code jetway.<schema>.journal}, the
 * plugin's own section, because the plugin hands its DAO the tables' schema but not its
 * configuration.
 */
public final class IsolatingJournalDao extends DefaultJournalDao {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatingJournalDao.class);
  private static final String INTEGRITY_VIOLATION_CLASS = "23";

  private final boolean isolates;

  /** Called by the plugin, by reflection. */
  public IsolatingJournalDao(
      JdbcDatabaseDef database,
      JdbcProfile profile,
      JournalConfig journalConfig,
      Serialization serialization,
      ExecutionContext executionContext,
      Materializer materializer) {
    super(database, profile, journalConfig, serialization, executionContext, materializer);
    String schema = journalConfig.eventJournalTableConfiguration().schemaName().get();
    this.isolates =
        materializer
            .system()
            .settings()
            .config()
            .getBoolean("jetway." + schema + ".journal.isolate-poisoned-writes");
  }

  @Override
  public Future<BoxedUnit> queueWriteJournalRows(
      Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
    Future<BoxedUnit> batched = super.queueWriteJournalRows(rows);
    return isolates
        ? batched.transformWith(outcome -> isViolation(outcome) ? alone(rows) : batched, ec())
        : batched;
  }

  private Future<BoxedUnit> alone(Seq<Tuple2<JournalPekkoSerializationRow, Set<String>>> rows) {
    Future<BoxedUnit> retried = writeJournalRows(rows);
    retried.onComplete(
        outcome -> {
          if (isViolation(outcome)) {
            JournalPekkoSerializationRow first = rows.head()._1();
            LOG.warn(
                "The journal refused events of {} from sequence number {} on: there is another writer",
                first.persistenceId(),
                first.sequenceNumber());
          }
          return BoxedUnit.UNIT;
        },
        ec());
    return retried;
  }

  private static boolean isViolation(Try<BoxedUnit> outcome) {
    return outcome instanceof Failure<BoxedUnit> failure && isViolation(failure.exception());
  }

  private static boolean isViolation(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException e
          && e.getSQLState() != null
          && e.getSQLState().startsWith(INTEGRITY_VIOLATION_CLASS)) {
        return true;
      }
    }
    return false;
  }
}
