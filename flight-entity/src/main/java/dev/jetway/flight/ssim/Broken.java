package dev.jetway.flight.ssim;

/**
 * The file as a whole can't be trusted; nothing of it may be scheduled.
 *
 * @param line where it was noticed, from 1; one past the last line when something is missing there
 * @param reason for people
 */
public record Broken(long line, String reason) implements SsimCheck {}
