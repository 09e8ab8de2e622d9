package dev.jetway.benchmarks;

/**
 * What was used up since some moment, all from counters that only grow.
 *
 * @param jvmCpuNanos by this process, the load generator included
 * @param databaseCpuNanos by the server's processes; 0 where it can't be known
 * @param machineCpuNanos by everybody on this machine; 0 where it can't be known
 * @param walBytes of the database's log
 * @param journalBytes on disk: the journal's table, its indexes and its overlong values
 */
record Counters(
    long jvmCpuNanos,
    long databaseCpuNanos,
    long machineCpuNanos,
    long walBytes,
    long journalBytes) {

  Counters since(Counters earlier) {
    return new Counters(
        jvmCpuNanos - earlier.jvmCpuNanos,
        databaseCpuNanos - earlier.databaseCpuNanos,
        machineCpuNanos - earlier.machineCpuNanos,
        walBytes - earlier.walBytes,
        journalBytes - earlier.journalBytes);
  }

  /** CPU that neither this process nor its database used, in nanoseconds. */
  long othersCpuNanos() {
    return Math.max(0, machineCpuNanos - jvmCpuNanos - databaseCpuNanos);
  }
}
