package dev.jetway.cluster.projection;

/**
 * A row of a journal.
 *
 * @param entityId without the entity's type
 * @param sequenceNumber the entity's version with it
 */
public record Recorded<E>(String entityId, long sequenceNumber, E event) {}
