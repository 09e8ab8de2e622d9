package dev.jetway.cluster.database;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked once.
 *
 * <p>The directory's name carries the archive's digest, so another version gets another directory.
 * Unpacking goes to a directory of its own, renamed when complete: a crash leaves no half
 * installation, and of two concurrent starters one wins and the other uses the winner's.
 */
final class PostgresBinaries {
  private static final int DIGEST_CHARACTERS = 16;

  private PostgresBinaries() {}

  /**
   * Makes sure that this platform's programs are there.
   *
   * @param parent where installations live; created if absent
   * @return the installation, with {@code bin/pg_ctl}
   */
  static Path unpack(Path parent, Consumer<String> progress) throws IOException {
    byte[] archive = archive();
    Path installation = parent.resolve("pg-" + digest(archive));
    if (!Files.isDirectory(installation)) {
      progress.accept("unpacking PostgreSQL");
      Files.createDirectories(parent);
      Path unfinished = Files.createTempDirectory(parent, "unfinished-");
      try {
        unpack(archive, unfinished);
        readableForTheServersAccount(unfinished);
        publish(unfinished, installation);
      } finally {
        DirectoryTree.delete(unfinished);
      }
    }
    return installation;
  }

  private static byte[] archive() throws IOException {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String machine = System.getProperty("os.arch", "");
    try (InputStream in =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system.startsWith("mac") ? "Darwin" : system.startsWith("win") ? "Windows" : "Linux",
            machine.equals("amd64") ? "x86_64" : machine)) {
      return in.readAllBytes();
    } catch (IllegalStateException e) {
      throw new DatabaseException(
          "There is no embedded PostgreSQL for "
              + system
              + " on "
              + machine
              + ". Set JETWAY_DB_URL to a PostgreSQL of your own.",
          e);
    }
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_CHARACTERS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive points out of its directory: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
          Files.createDirectories(path.getParent());
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(tar, path);
          if (target.relativize(path).startsWith("bin")
              && !path.toFile().setExecutable(true, false)) {
            throw new IOException("Can't make executable: " + path);
          }
        }
      }
    }
    // Else a power cut could leave a complete-looking directory of empty files.
    for (String programs : new String[] {"bin", "lib"}) {
      for (Path file : DirectoryTree.filesBelow(target.resolve(programs))) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  /**
   * Temporary directories are closed to others, but root's server may run under another account.
   */
  private static void readableForTheServersAccount(Path directory) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static void publish(Path unfinished, Path installation) throws IOException {
    try {
      Files.move(unfinished, installation, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(installation)) {
        throw e;
      }
      // A concurrent starter was faster, with the same content.
    }
  }
}
