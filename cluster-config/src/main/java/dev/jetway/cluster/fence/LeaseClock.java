package dev.jetway.cluster.fence;

/** The two clocks by which a lease is counted. */
interface LeaseClock {

  /** A monotonic clock, which goes on while the process is stopped; nanoseconds from anywhere. */
  long nanos();

  /**
   * A clock that is set forward when a machine wakes up, whose monotonic clock may have stood
   * still; milliseconds.
   */
  long wallMillis();

  /** This machine's. */
  static LeaseClock system() {
    return new LeaseClock() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public long wallMillis() {
        return System.currentTimeMillis();
      }
    };
  }
}
