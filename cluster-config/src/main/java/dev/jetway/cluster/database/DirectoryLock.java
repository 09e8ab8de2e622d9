package dev.jetway.cluster.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Holds a data directory for one JVM. The operating system lets go of it when the JVM ends, however
 * it ends.
 *
 * <p>The lock file stays behind and tells who holds, or held, the directory. Another opening of it
 * inside the holder's JVM must be avoided: on POSIX systems closing <em>any</em> handle of a file
 * drops the process's locks on it. So a set of the directories held in this JVM is asked first.
 */
final class DirectoryLock implements AutoCloseable {
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
  private static final int TEXT_BYTES_MAX = 512;

  private final Path directory;
  private final FileChannel channel;

  private DirectoryLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * @param directory exists, and is a real path, so that two names of one directory are one lock
   * @throws DatabaseException if another JVM, or this one, has it; the message names the process
   */
  static DirectoryLock acquire(Path directory) throws IOException {
    if (!HELD_HERE.add(directory)) {
      throw refusal(directory, "pid " + ProcessHandle.current().pid() + ", this very process");
    }
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              directory.resolve("jetway.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw refusal(directory, read(channel));
      }
      write(channel, "pid " + ProcessHandle.current().pid() + ", since " + Instant.now());
      return new DirectoryLock(directory, channel);
    } catch (IOException | RuntimeException e) {
      HELD_HERE.remove(directory);
      closeAfter(channel, e);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD_HERE.remove(directory);
    }
  }

  private static DatabaseException refusal(Path directory, String holder) {
    return new DatabaseException(
        "The data directory "
            + directory
            + " is in use by another Jetway ("
            + holder
            + "). Stop that one, or set JETWAY_DATA_DIR to another directory.");
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(TEXT_BYTES_MAX);
    channel.read(buffer, 0);
    String text = StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
    return text.isEmpty() ? "it is just starting" : text;
  }

  private static void write(FileChannel channel, String text) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)), 0);
  }

  private static void closeAfter(@Nullable FileChannel channel, Exception cause) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
