package dev.jetway.cluster.projection;

/**
 * A share of a journal's entities, followed by itself.
 *
 * @param number from 0
 * @param of how many there are, 1 to 256
 */
record Slice(int number, int of) {
  private static final int OF_MAX = 256;

  Slice {
    if (of < 1 || of > OF_MAX || number < 0 || number >= of) {
      throw new IllegalArgumentException("no slice: " + number + " of " + of);
    }
  }

  /** SQL that is true for rows of this slice: by a hash that no version of PostgreSQL changes. */
  String predicate() {
    return of == 1
        ? "true"
        : "get_byte(sha256(convert_to(persistence_id, 'UTF8')), 0) %% %d = %d"
            .formatted(of, number);
  }
}
