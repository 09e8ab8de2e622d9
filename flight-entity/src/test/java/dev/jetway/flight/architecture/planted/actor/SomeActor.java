package dev.jetway.flight.architecture.planted.actor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jetway.flight.architecture.planted.codec.SomeCodec;

/** Knows the codec, and Jackson: proves that the rules notice. */
public record SomeActor(SomeCodec codec, ObjectMapper mapper) {}
