/**
 * The database below all services: an embedded PostgreSQL for whoever brings none, the schema's
 * migrations, and the look at whether a commit is really on disk.
 *
 * <p><b>Embedded.</b> {@link dev.jetway.cluster.database.EmbeddedDatabase} runs the real server
 * from the binaries that io.zonky publishes. It uses their archive and their choice of platform,
 * but starts and stops the server itself, because theirs is made for throw-away tests: it creates
 * the cluster in place (a kill in between leaves half of one), trusts every local user, makes the
 * directory of the binaries writable for all, and gives up silently when the server doesn't stop.
 *
 * <p>The data directory holds: {@code jetway.lock} (one JVM at a time, {@link
 * dev.jetway.cluster.database.DirectoryLock}), {@code database/} (the cluster), {@code
 * database.password}, {@code database.port} (so that the address stays the same over restarts where
 * possible), {@code database.log} and {@code postgresql/} (the binaries, {@link
 * dev.jetway.cluster.database.PostgresBinaries}).
 *
 * <p>The server is started through {@code pg_ctl}, which gives it a session of its own: Ctrl-C
 * reaches the JVM only, and the database stays until the actor system has stopped. The price is
 * that it also outlives a killed JVM; {@link dev.jetway.cluster.database.Postmaster} finds such an
 * orphan at the next start.
 *
 * <p><b>Own data per service.</b> {@link dev.jetway.cluster.database.Migrations} gives each service
 * its schema, with the journal's tables and its own.
 */
@NullMarked
package dev.jetway.cluster.database;

import org.jspecify.annotations.NullMarked;
