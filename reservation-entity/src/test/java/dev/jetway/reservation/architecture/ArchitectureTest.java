package dev.jetway.reservation.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The rules hold, and each of them is seen to fail where it is broken on purpose. */
class ArchitectureTest {
  private static final String DOMAIN = "dev.jetway.reservation..domain..";

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.jetway.reservation", "dev.jetway.flight");

  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("dev.jetway.reservation.architecture.planted");

  /** Of Java itself: values, collections, functions; what the compiler makes of records. */
  private static final Set<String> PURE_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.time",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations",
          "dev.jetway.flight.domain");

  private static final List<Class<?>> IMPURE =
      List.of(
          System.class,
          Runtime.class,
          Thread.class,
          Clock.class,
          InstantSource.class,
          Random.class,
          java.util.Timer.class);

  private static ArchRule domainIsPure() {
    DescribedPredicate<JavaClass> pure =
        describe(
            "itself, the flight's values or pure Java",
            target -> {
              JavaClass type = target.getBaseComponentType();
              return type.isPrimitive()
                  || JavaClass.Predicates.resideInAPackage(DOMAIN).test(type)
                  || (PURE_PACKAGES.contains(type.getPackageName())
                      && IMPURE.stream().noneMatch(type::isEquivalentTo));
            });
    return classes()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(pure)
        .allowEmptyShould(false);
  }

  private static ArchRule domainAsksNeitherTimeNorChance() {
    DescribedPredicate<AccessTarget.MethodCallTarget> asks =
        describe(
            "now(), random() or randomUUID()",
            target ->
                target.getFullName().startsWith(Math.class.getName() + ".random(")
                    || target.getFullName().startsWith(UUID.class.getName() + ".randomUUID(")
                    || (target.getName().equals("now")
                        && target.getOwner().getPackageName().equals("java.time")));
    return noClasses()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .callMethodWhere(
            describe("the target is " + asks.getDescription(), call -> asks.test(call.getTarget())))
        .allowEmptyShould(false);
  }

  private static ArchRule flightsKnowNoReservations() {
    return noClasses()
        .that()
        .resideInAPackage("dev.jetway.flight..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.jetway.reservation..")
        .allowEmptyShould(false);
  }

  private static ArchRule onlyCodecsKnowJackson() {
    return noClasses()
        .that()
        .resideInAPackage("dev.jetway.reservation..")
        .and()
        .resideOutsideOfPackages(
            "dev.jetway.reservation..codec..", "dev.jetway.reservation.payment.wire..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .allowEmptyShould(false);
  }

  private static ArchRule packagesKnowEachOtherOneWay(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(false);
  }

  @Test
  void theRulesHold() {
    onlyCodecsKnowJackson().check(PRODUCTION);
    packagesKnowEachOtherOneWay("dev.jetway.reservation").check(PRODUCTION);
    domainIsPure().check(PRODUCTION);
    domainAsksNeitherTimeNorChance().check(PRODUCTION);
    flightsKnowNoReservations().check(PRODUCTION);
  }

  @Test
  void theRulesFailWhereTheyAreBroken() {
    assertThat(domainIsPure().evaluate(BROKEN).getFailureReport().toString())
        .contains("java.util.Random", "SomeActor");
    assertThat(domainAsksNeitherTimeNorChance().evaluate(BROKEN).getFailureReport().toString())
        .contains("Instant.now()", "UUID.randomUUID()");
    assertThat(onlyCodecsKnowJackson().evaluate(BROKEN).getFailureReport().toString())
        .contains("ObjectMapper");
    assertThat(
            packagesKnowEachOtherOneWay("dev.jetway.reservation.architecture.planted")
                .evaluate(BROKEN)
                .getFailureReport()
                .toString())
        .contains("Slice actor", "Slice domain");
  }

  @Test
  void theRulesSeeTheCodeTheyAreAbout() {
    assertThat(PRODUCTION.contain("dev.jetway.reservation.domain.Reservation")).isTrue();
    assertThat(PRODUCTION.contain("dev.jetway.flight.domain.Flight")).isTrue();
  }
}
