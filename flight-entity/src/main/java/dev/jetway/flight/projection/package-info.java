/**
 * What is known of flights outside their actors: the directory, by which they are found, and read
 * models that follow the journal.
 */
@NullMarked
package dev.jetway.flight.projection;

import org.jspecify.annotations.NullMarked;
