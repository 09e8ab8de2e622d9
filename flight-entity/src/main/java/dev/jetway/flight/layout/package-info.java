/**
 * From aircraft type and configuration to a seat map.
 *
 * <p>Airlines exchange a type ({@code 772}) and a configuration ({@code J14W34Y316}), never the
 * place of a seat. Start at {@link dev.jetway.flight.layout.SeatLayouts#seatMap}: it reads the
 * configuration ({@link dev.jetway.flight.layout.Configuration}), looks up how the seats of that
 * aircraft stand beside each other ({@code LayoutTable}, read once from {@code seat-layouts.txt}),
 * and numbers the rows ({@code SeatPlanner}). The seats of each cabin are exactly those of the
 * configuration, whatever the type; only letters, exits and wings come from the table. Equal cabins
 * give one shared map. No clock, no actor, no I/O beyond that one resource; what can't be laid out
 * is a {@link dev.jetway.flight.layout.LayoutResult.Refused}, not an exception.
 */
@NullMarked
package dev.jetway.flight.layout;

import org.jspecify.annotations.NullMarked;
