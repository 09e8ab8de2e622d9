package dev.jetway.flight.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClassResolver;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.jetway.flight.domain.BlockKind;
import dev.jetway.flight.domain.CabinClass;
import dev.jetway.flight.domain.FlightAnswer;
import dev.jetway.flight.domain.FlightChange;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightStatus;
import dev.jetway.flight.domain.Samples;
import dev.jetway.flight.domain.SeatCharacteristic;
import dev.jetway.flight.domain.SeatState;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that stand in journals and travel between nodes of different releases. */
class JournalNamesTest {
  private final ObjectMapper mapper = new ObjectMapper().registerModule(new FlightJson());

  @ParameterizedTest
  @ValueSource(
      classes = {
        FlightEvent.class,
        FlightCommand.class,
        FlightAnswer.class,
        FlightChange.class,
        SeatState.class
      })
  void everyVariantHasANameOfItsOwn(Class<?> sealed) {
    Map<Class<?>, String> names = namesOf(sealed);

    assertThat(names.keySet()).containsExactlyInAnyOrderElementsOf(Samples.kinds(sealed));
    assertThat(names.values()).doesNotHaveDuplicates().doesNotContainNull();
  }

  /** As Jackson sees them: those that were registered by name, below the interface. */
  private Map<Class<?>, String> namesOf(Class<?> sealed) {
    MapperConfig<?> config = mapper.getSerializationConfig();
    Collection<NamedType> known =
        mapper
            .getSubtypeResolver()
            .collectAndResolveSubtypesByClass(
                config,
                AnnotatedClassResolver.resolve(config, mapper.constructType(sealed), config));
    return known.stream()
        .filter(type -> type.getType() != sealed && type.hasName())
        .collect(Collectors.toMap(NamedType::getType, NamedType::getName));
  }

  /** Add to these lists when a constant is added. Nothing may ever leave them. */
  @Test
  void enumConstantsInJournalsKeepTheirNames() {
    assertThat(names(FlightStatus.values()))
        .containsExactly("SCHEDULED", "OPEN", "CLOSED", "DEPARTED", "CANCELLED");
    assertThat(names(BlockKind.values())).containsExactly("BLOCKED", "INOPERATIVE");
    assertThat(names(FlightEvent.ReleaseCause.values()))
        .containsExactly("REQUESTED", "FLIGHT_CANCELLED", "FLIGHT_DEPARTED");
    assertThat(names(CabinClass.values()))
        .containsExactly("FIRST", "BUSINESS", "PREMIUM_ECONOMY", "ECONOMY");
    assertThat(names(SeatCharacteristic.values()))
        .containsExactly(
            "WINDOW",
            "AISLE",
            "CENTER",
            "EXIT_ROW",
            "LEG_SPACE",
            "BULKHEAD",
            "OVERWING",
            "RESTRICTED_RECLINE",
            "NOT_FOR_INFANT",
            "PREFERENTIAL",
            "CHARGEABLE");
  }

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(Enum::name).toList();
  }
}
