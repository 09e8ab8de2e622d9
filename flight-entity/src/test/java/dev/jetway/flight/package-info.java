/** What the tests of the flight have in common, and the rules of its packages. */
@NullMarked
package dev.jetway.flight;

import org.jspecify.annotations.NullMarked;
