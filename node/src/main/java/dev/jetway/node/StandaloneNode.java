package dev.jetway.node;

import dev.jetway.cluster.database.DatabaseAddress;
import dev.jetway.cluster.database.EmbeddedDatabase;
import dev.jetway.cluster.settings.JetwayConfig;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node and, unless the operator names one, the database that it runs on. */
final class StandaloneNode implements AutoCloseable {
  private final @Nullable EmbeddedDatabase embedded;
  private final Node node;

  private StandaloneNode(@Nullable EmbeddedDatabase embedded, Node node) {
    this.embedded = embedded;
    this.node = node;
  }

  /**
   * Starts both, and returns when the node takes requests.
   *
   * @param progress told what is going on, a line at a time; later too, when the database must be
   *     mended
   */
  static StandaloneNode start(JetwayConfig config, Consumer<String> progress) {
    Node.check(config); // Before the database takes seconds to start.
    Optional<DatabaseAddress> named = config.database().address();
    if (named.isPresent()) {
      return new StandaloneNode(null, start(config, named.get(), progress));
    }
    EmbeddedDatabase embedded = EmbeddedDatabase.start(config.dataDirectory().path(), progress);
    embedded.keepRunning(progress);
    try {
      return new StandaloneNode(embedded, start(config, embedded.address(), progress));
    } catch (RuntimeException failure) {
      embedded.close();
      throw failure;
    }
  }

  private static Node start(
      JetwayConfig config, DatabaseAddress database, Consumer<String> progress) {
    Schemas.migrate(database, config.reader(), progress);
    return Node.start(config, database, InstantSource.system());
  }

  Node node() {
    return node;
  }

  /** True when the database is one that this process runs, and nobody else uses. */
  boolean ownsDatabase() {
    return embedded != null;
  }

  /** In this order: whoever is being served still needs the database. */
  @Override
  public void close() {
    try {
      node.close();
    } finally {
      if (embedded != null) {
        embedded.close();
      }
    }
  }
}
