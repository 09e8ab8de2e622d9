package dev.jetway.flight.architecture.planted.codec;

import dev.jetway.flight.architecture.planted.actor.SomeActor;

/** Knows the actor that knows it: proves that the rules notice. */
public interface SomeCodec {
  byte[] write(SomeActor actor);
}
