package dev.jetway.flight.ssim;

/**
 * One thing to know about a record of a file that was not broken.
 *
 * @param line the record's line, from 1
 * @param field as the SSIM calls it, in lower case: {@code period of operation}
 * @param reason for people
 */
public record Finding(long line, Kind kind, String field, String reason) {

  /** What it costs. */
  public enum Kind {
    /** The record can't be used; its flights aren't scheduled. */
    BAD_RECORD,
    /** An earlier record says the same; nothing is lost. */
    DUPLICATE,
    /** A later record has some of its dates, or all; the later one is scheduled on them. */
    OVERLAP,
    /** A flight on which this carrier sells no seats of its own. */
    NOT_SOLD,
    /** Serial numbers don't count on: a record may be missing. Whatever is there is scheduled. */
    SEQUENCE
  }
}
