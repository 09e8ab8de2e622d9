package dev.jetway.flight.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules hold, and each of them is seen to fail where it is broken on purpose. */
class ArchitectureTest {
  private static final String PLANTED = "dev.jetway.flight.architecture.planted";

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.jetway.flight", "dev.jetway.cluster");

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(PLANTED);

  @TestFactory
  Stream<DynamicTest> holds() {
    return Stream.of(
            Rules.domainKnowsOnlyItselfAndPureJava(),
            Rules.domainAsksNeitherTimeNorChance(),
            Rules.onlyTheCodecKnowsJackson(),
            Rules.theActorDoesNotKnowTheCodec(),
            Rules.noCycles("dev.jetway.flight"),
            Rules.knowsNoEntity("dev.jetway.cluster"))
        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(PRODUCTION)));
  }

  /** By rule: what the message must say of the planted classes. */
  @TestFactory
  Stream<DynamicTest> failsWhereItIsBroken() {
    Map<ArchRule, String[]> expected =
        Map.of(
            Rules.domainKnowsOnlyItselfAndPureJava(),
                new String[] {
                  "java.util.concurrent.ConcurrentHashMap",
                  "java.lang.System",
                  "java.time.Clock",
                  "java.util.Random",
                  "java.nio.file.Path",
                  "SomeActor"
                },
            Rules.domainAsksNeitherTimeNorChance(),
                new String[] {"Instant.now()", "LocalDate.now(", "UUID.randomUUID()"},
            Rules.onlyTheCodecKnowsJackson(), new String[] {"ObjectMapper"},
            Rules.theActorDoesNotKnowTheCodec(), new String[] {"SomeCodec"},
            Rules.noCycles(PLANTED), new String[] {"Slice actor", "Slice codec"},
            Rules.knowsNoEntity(PLANTED), new String[] {"dev.jetway.flight.domain.FlightId"});
    return expected.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey().getDescription(),
                    () ->
                        assertThat(entry.getKey().evaluate(BROKEN).getFailureReport().toString())
                            .contains(entry.getValue())));
  }

  @Test
  void theRulesSeeTheCodeTheyAreAbout() {
    assertThat(PRODUCTION.contain("dev.jetway.flight.domain.Flight")).isTrue();
    assertThat(PRODUCTION.contain("dev.jetway.flight.actor.FlightActor")).isTrue();
    assertThat(PRODUCTION.contain("dev.jetway.flight.codec.FlightSerializer")).isTrue();
    assertThat(PRODUCTION.contain("dev.jetway.cluster.serialization.CborSerializer")).isTrue();
    assertThat(PRODUCTION.contain(PLANTED + ".domain.AsksTheWorld")).isFalse();
  }
}
