package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The embedded server's generated password, in a file that only its owner can read.
 *
 * <p>The server listens on loopback, where every local user could otherwise log in.
 */
final class PasswordFile {
  private static final int RANDOM_BYTES = 24;

  private PasswordFile() {}

  static void createIfAbsent(Path file) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    byte[] random = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(random);
    FileAttribute<?>[] ownerOnly =
        Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      channel.write(
          ByteBuffer.wrap(HexFormat.of().formatHex(random).getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
  }

  static String read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new DatabaseException("The password of the database is missing: " + file);
    }
    String password = Files.readString(file).strip();
    if (password.isEmpty()) {
      throw new DatabaseException("The password of the database is empty: " + file);
    }
    return password;
  }
}
