package dev.jetway.flight.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.cluster.serialization.Golden;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent;
import dev.jetway.flight.domain.FlightState;
import dev.jetway.flight.domain.Samples;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was once written is read for ever. After adding an event, or a case to {@link GoldenValues},
 * {@code -Djetway.golden.write=true} writes the files that are missing; it never changes one that
 * is there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenFilesTest {
  private static final Map<String, Class<?>> TYPES =
      Map.of(
          "flight.commit.1", FlightCommit.class,
          "flight.state.1", FlightState.Scheduled.class);

  private final Codec codec = new Codec();

  @BeforeAll
  void writeWhatIsMissingWhenAskedTo() {
    if (Boolean.getBoolean("jetway.golden.write")) {
      List<String> there = Golden.names();
      GoldenValues.all().entrySet().stream()
          .filter(entry -> !there.contains(entry.getKey()))
          .forEach(entry -> Golden.write(entry.getKey(), codec.write(entry.getValue())));
    }
  }

  @AfterAll
  void close() {
    codec.close();
  }

  static Stream<String> files() {
    return Golden.names().stream();
  }

  private Object read(String name, byte[] bytes) {
    String manifest = Golden.manifestOf(name);
    return codec.read(bytes, Objects.requireNonNull(TYPES.get(manifest)), manifest);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyFileIsReadAsWhatItMeans(String name) {
    assertThat(GoldenValues.all()).as("the meaning of each file is on record").containsKey(name);
    assertThat(read(name, Golden.bytes(name))).isEqualTo(GoldenValues.all().get(name));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFormForPeopleIsTrue(String name) {
    assertThat(Golden.treeOfBytes(Golden.bytes(name)).toString())
        .isEqualTo(Golden.treeForPeople(name).toString());
  }

  @Test
  void everyEventHasAFile() {
    List<String> wanted =
        Samples.kinds(FlightEvent.class).stream().map(GoldenValues::nameOf).toList();
    assertThat(Golden.names()).containsAll(wanted).containsAll(GoldenValues.all().keySet());
  }

  /** A newer release may have added something: an older one, still running beside it, reads on. */
  @ParameterizedTest
  @MethodSource("files")
  void whatALaterReleaseAddsIsPassedOver(String name) {
    JsonNode tree = Golden.treeOfBytes(Golden.bytes(name));
    addToEveryObject(tree);

    assertThat(tree.toString()).contains("of-a-later-release");
    assertThat(read(name, Golden.bytesOfTree(tree))).isEqualTo(GoldenValues.all().get(name));
  }

  private static void addToEveryObject(JsonNode node) {
    node.forEach(GoldenFilesTest::addToEveryObject);
    // A map's keys are data: nothing is added to the bars, or to the exceptions of a row.
    boolean record = node.has("type") || node.has("at") || node.has("entries") || node.has("id");
    if (record && node instanceof ObjectNode object) {
      object.put("of-a-later-release", 1);
      object.putArray("of-a-later-release-too").add("x");
    }
  }

  @Test
  void aFileThatIsThereIsNeverWrittenAgain() {
    assertThatThrownBy(
            () -> Golden.write(GoldenValues.nameOf(FlightEvent.FlightOpened.class), new byte[] {0}))
        .hasCauseInstanceOf(FileAlreadyExistsException.class);
  }
}
