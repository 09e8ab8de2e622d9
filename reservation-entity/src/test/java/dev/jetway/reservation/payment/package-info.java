@NullMarked
package dev.jetway.reservation.payment;

import org.jspecify.annotations.NullMarked;
