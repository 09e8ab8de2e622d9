/**
 * Reading what strangers send. Everything is refused that is not exactly what a call knows, and
 * every refusal names the field; no library's words reach the client.
 */
@NullMarked
package dev.jetway.edge.input;

import org.jspecify.annotations.NullMarked;
