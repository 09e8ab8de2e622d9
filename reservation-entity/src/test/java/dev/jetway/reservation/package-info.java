/** What the tests of the reservation have in common. */
@NullMarked
package dev.jetway.reservation;

import org.jspecify.annotations.NullMarked;
