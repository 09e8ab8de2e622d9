/**
 * Schedule files over HTTP.
 *
 * <p>{@link dev.jetway.edge.schedules.ScheduleImports} takes the file, has it checked whole, and
 * then loads its flights; what a file means, and how flights are loaded, is the flights' own
 * business. {@link dev.jetway.edge.schedules.ImportStream} is the answer for those who want to
 * watch.
 */
@NullMarked
package dev.jetway.edge.schedules;

import org.jspecify.annotations.NullMarked;
