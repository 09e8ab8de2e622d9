package dev.jetway.flight.actor;

import org.jspecify.annotations.Nullable;

/**
 * Where a command comes from; journaled with its events.
 *
 * @param commandId the request's id, 1 to 128 characters
 * @param by who asked; null when it is not known
 */
public record Origin(String commandId, @Nullable String by) {}
