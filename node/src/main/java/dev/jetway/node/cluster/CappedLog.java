package dev.jetway.node.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A log file that keeps the last lines: when it is full, it becomes {@code NAME.1}, whose
 * predecessor goes. Lines stay whole unless one is very long. What it is given is written as it is.
 */
final class CappedLog extends OutputStream {
  private static final int LINE_MAX = 64 * 1024;
  private static final int READ_SIZE = 8 * 1024;

  private final Path file;
  private final long limit;
  private OutputStream out;
  private long size;

  /**
   * Goes on where an earlier one ended.
   *
   * @param limit of one file, in bytes; a line may exceed it
   */
  CappedLog(Path file, long limit) throws IOException {
    this.file = file;
    this.limit = limit;
    this.out = open();
  }

  static Path previous(Path file) {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    size += length;
    boolean lineEnds = length > 0 && bytes[offset + length - 1] == '\n';
    if (size >= limit && (lineEnds || size >= limit + LINE_MAX)) {
      out.close();
      Files.move(file, previous(file), StandardCopyOption.REPLACE_EXISTING);
      out = open();
    }
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  /** Copies all that comes, until it ends. */
  void copy(InputStream in) throws IOException {
    byte[] buffer = new byte[READ_SIZE];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      write(buffer, 0, read);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    out.close();
  }

  private OutputStream open() throws IOException {
    OutputStream opened =
        Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    size = Files.size(file);
    return opened;
  }
}
