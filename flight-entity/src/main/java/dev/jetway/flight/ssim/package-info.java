/**
 * Reads airline schedules: IATA SSIM chapter 7 files become dated flights with seats.
 *
 * <p>Start at {@link dev.jetway.flight.ssim.SsimImport#check}. A file is checked whole before
 * anything of it is used, so the answer is either {@link dev.jetway.flight.ssim.Broken}, and
 * nothing of the file counts, or {@link dev.jetway.flight.ssim.Checked}: legs that can be flown, a
 * report on those that can't, and the dated flights as an iterator that expands them one by one.
 *
 * <pre>
 * bytes -> RecordReader: 200 characters each -> FileChecker: order, serial numbers
 *       -> LegParser: fields, seats -> Overlaps: one flight per number, date and origin -> Checked
 * </pre>
 *
 * <p>Memory is bounded by the file's size ({@link dev.jetway.flight.ssim.SsimLimits}): a leg is
 * kept in about 300 bytes, its dates and seats are computed when they are asked for. No actor, no
 * database, no clock. A bad record is data, an unreadable stream an {@link java.io.IOException}.
 */
@NullMarked
package dev.jetway.flight.ssim;

import org.jspecify.annotations.NullMarked;
