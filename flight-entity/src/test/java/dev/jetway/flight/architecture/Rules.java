package dev.jetway.flight.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Who may know whom inside the flight, and what the domain must not know at all. The patterns hold
 * for the classes planted beside the tests, too, by which each rule is seen to fail.
 */
final class Rules {
  private static final String DOMAIN = "dev.jetway.flight..domain..";

  /** Of Java itself: values, collections, functions; what the compiler makes of records. */
  private static final Set<String> PURE_PACKAGES =
      Set.of(
          "java.lang",
          "java.lang.annotation",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.math",
          "java.nio.charset",
          "java.time",
          "java.time.temporal",
          "java.util",
          "java.util.function",
          "java.util.regex",
          "java.util.stream",
          "org.jspecify.annotations");

  /** Time, chance and the world outside, in packages that are pure otherwise. */
  private static final List<Class<?>> IMPURE_CLASSES =
      List.of(
          System.class,
          Runtime.class,
          Process.class,
          ProcessBuilder.class,
          Thread.class,
          ThreadLocal.class,
          Clock.class,
          InstantSource.class,
          Random.class,
          RandomGenerator.class,
          java.util.Timer.class);

  private Rules() {}

  static ArchRule domainKnowsOnlyItselfAndPureJava() {
    DescribedPredicate<JavaClass> pure =
        describe(
            "itself or pure Java",
            target -> {
              JavaClass type = target.getBaseComponentType();
              return type.isPrimitive()
                  || inDomain(type)
                  || (PURE_PACKAGES.contains(type.getPackageName())
                      && IMPURE_CLASSES.stream().noneMatch(type::isEquivalentTo));
            });
    return classes()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .onlyDependOnClassesThat(pure)
        .because("what it decides must follow from state, command and time alone")
        .allowEmptyShould(false);
  }

  private static boolean inDomain(JavaClass type) {
    return JavaClass.Predicates.resideInAPackage(DOMAIN).test(type);
  }

  static ArchRule domainAsksNeitherTimeNorChance() {
    DescribedPredicate<AccessTarget.MethodCallTarget> asks =
        describe(
            "now(), random(), randomUUID() or a parallel stream",
            target ->
                target.getName().startsWith("parallel")
                    || target.getFullName().startsWith(Math.class.getName() + ".random(")
                    || target.getFullName().startsWith(UUID.class.getName() + ".randomUUID(")
                    || (target.getName().equals("now")
                        && target.getOwner().getPackageName().equals("java.time")));
    return noClasses()
        .that()
        .resideInAPackage(DOMAIN)
        .should()
        .callMethodWhere(
            describe("the target is " + asks.getDescription(), call -> asks.test(call.getTarget())))
        .because("time and ids arrive as data")
        .allowEmptyShould(false);
  }

  /** Of the shell, only the codec knows how bytes are made. */
  static ArchRule onlyTheCodecKnowsJackson() {
    return noClasses()
        .that()
        .resideInAPackage("dev.jetway.flight..")
        .and()
        .resideOutsideOfPackage("dev.jetway.flight..codec..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.fasterxml.jackson..")
        .allowEmptyShould(false);
  }

  static ArchRule theActorDoesNotKnowTheCodec() {
    return noClasses()
        .that()
        .resideInAPackage("dev.jetway.flight..actor..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.jetway.flight..codec..")
        .because("the codec knows the actor's messages, and one way is enough")
        .allowEmptyShould(false);
  }

  /** The packages just below {@code root} know each other one way only. */
  static ArchRule noCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles().allowEmptyShould(false);
  }

  /** {@code below} is a root package that knows nothing of the flight. */
  static ArchRule knowsNoEntity(String below) {
    return noClasses()
        .that()
        .resideInAPackage(below + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.jetway.flight..")
        .because("settings, schema and serialization serve every entity alike")
        .allowEmptyShould(false);
  }
}
