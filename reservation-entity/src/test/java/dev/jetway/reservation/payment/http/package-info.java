@NullMarked
package dev.jetway.reservation.payment.http;

import org.jspecify.annotations.NullMarked;
