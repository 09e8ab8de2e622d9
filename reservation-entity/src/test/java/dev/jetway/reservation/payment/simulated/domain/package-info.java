@NullMarked
package dev.jetway.reservation.payment.simulated.domain;

import org.jspecify.annotations.NullMarked;
