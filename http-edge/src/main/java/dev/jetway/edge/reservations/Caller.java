package dev.jetway.edge.reservations;

import dev.jetway.edge.http.Exchange;
import dev.jetway.flight.domain.CustomerId;

/**
 * Who sends a request. The keys of one caller never meet those of another.
 *
 * @param subject 1 to 128 characters without control characters
 */
record Caller(String subject) {

  /**
   * The one place that knows callers. Nobody is authenticated yet, so it is who the request says
   * that it is.
   */
  static Caller of(Exchange exchange, CustomerId stated) {
    return new Caller(stated.value());
  }
}
