/**
 * From an HTTP request to a handler and back.
 *
 * <p>{@link dev.jetway.edge.http.Router} reads the body whole and bounded, finds the {@link
 * dev.jetway.edge.http.Route}, calls its {@link dev.jetway.edge.http.Handler} with an {@link
 * dev.jetway.edge.http.Exchange}, and turns whatever comes of it, refusals and faults too, into one
 * response. It stands directly on Pekko HTTP's request-to-response function instead of its
 * directives: a table of routes answers 404, 405, Allow, HEAD and OPTIONS by itself, and costs
 * little per request. What never becomes a request, because it isn't HTTP, is answered by {@link
 * dev.jetway.edge.http.ParsingErrors}.
 */
@NullMarked
package dev.jetway.edge.http;

import org.jspecify.annotations.NullMarked;
