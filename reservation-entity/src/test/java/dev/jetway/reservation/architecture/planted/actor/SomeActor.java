package dev.jetway.reservation.architecture.planted.actor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.jetway.reservation.architecture.planted.domain.SomeValue;

/** A shell that writes bytes itself, and is known by what it knows. */
public final class SomeActor {
  String writes(ObjectMapper mapper, SomeValue value) {
    return mapper.getNodeFactory().textNode(value.text()).asText();
  }
}
