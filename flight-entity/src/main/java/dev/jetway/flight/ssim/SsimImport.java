package dev.jetway.flight.ssim;

import dev.jetway.flight.layout.SeatLayouts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Checks SSIM chapter 7 files. What it makes of each record is in docs/reference/ssim-import.md.
 *
 * <p>Safe for use by many threads.
 */
public final class SsimImport {
  private final SeatLayouts layouts;
  private final SsimLimits limits;

  /** With {@link SsimLimits#DEFAULT}. */
  public SsimImport(SeatLayouts layouts) {
    this(layouts, SsimLimits.DEFAULT);
  }

  public SsimImport(SeatLayouts layouts, SsimLimits limits) {
    this.layouts = layouts;
    this.limits = limits;
  }

  /**
   * Reads the whole file once.
   *
   * @throws IOException when it can't be read; what is in it never throws
   */
  public SsimCheck check(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return check(in);
    }
  }

  /** Reads the stream to its end, or to where it is broken; doesn't close it. */
  public SsimCheck check(InputStream in) throws IOException {
    try {
      return new FileChecker(new RecordReader(in, limits.bytesMax()), limits, layouts).check();
    } catch (BrokenFileException e) {
      return e.toBroken();
    }
  }
}
