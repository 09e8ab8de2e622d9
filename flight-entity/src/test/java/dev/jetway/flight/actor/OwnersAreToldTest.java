package dev.jetway.flight.actor;

import static dev.jetway.flight.actor.FlightHarness.SETTINGS;
import static dev.jetway.flight.actor.FlightHarness.answered;
import static dev.jetway.flight.actor.FlightHarness.book;
import static dev.jetway.flight.actor.FlightHarness.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.jetway.cluster.persistence.JournalControl.Fault;
import dev.jetway.flight.Example;
import dev.jetway.flight.domain.FlightChange;
import dev.jetway.flight.domain.FlightCommand;
import dev.jetway.flight.domain.FlightCommit;
import dev.jetway.flight.domain.FlightEvent.OwnersTold;
import dev.jetway.flight.domain.OwnerNotice;
import dev.jetway.flight.domain.ReservationId;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.junit.jupiter.api.Test;

/** Every owner of a booking hears that the flight is off or goes at another time. */
class OwnersAreToldTest {
  private static final FlightCommand CANCEL = new FlightCommand.CancelFlight("fog");

  private static final FlightCommand RESCHEDULE =
      new FlightCommand.RescheduleFlight(
          Example.SCHEDULE.departure().plusHours(1), ZoneOffset.ofHours(2), null, null);

  /** All twelve seats, each booked by somebody else. */
  private static List<String> everybody() {
    return IntStream.range(0, 12).mapToObj(n -> "customer" + n).toList();
  }

  private static FlightHarness fullyBooked() {
    FlightHarness flight = FlightHarness.onSale();
    List<String> names = everybody();
    for (int i = 0; i < names.size(); i++) {
      flight.answerTo(book(names.get(i), Example.SEAT_MAP.seats().get(i).toString()));
    }
    return flight;
  }

  private static List<String> owners(List<String> customers) {
    return customers.stream().map(name -> "of-" + name).toList();
  }

  /** Of whom the journal says that they know. */
  private static List<String> known(FlightHarness flight) {
    return flight.commits().stream()
        .flatMap(OwnersAreToldTest::told)
        .flatMap(event -> event.reservations().stream())
        .map(ReservationId::value)
        .toList();
  }

  private static Stream<OwnersTold> told(FlightCommit commit) {
    return commit.entries().stream()
        .flatMap(entry -> entry.events().stream())
        .filter(OwnersTold.class::isInstance)
        .map(OwnersTold.class::cast);
  }

  @Test
  void everyOwnerIsToldOnceAndTheJournalKnows() {
    try (FlightHarness flight = fullyBooked()) {
      flight.answerTo(CANCEL);
      eventually(() -> known(flight).size() == 12);
      flight.settle();
      flight.timePasses(Duration.ofHours(1));
      flight.settle();

      assertThat(known(flight)).containsExactlyInAnyOrderElementsOf(owners(everybody()));
      assertThat(flight.owners().told())
          .as("each once")
          .containsExactlyInAnyOrderElementsOf(
              owners(everybody()).stream()
                  .map(
                      owner ->
                          new OwnerNotice(
                              new ReservationId(owner), 1, new FlightChange.Cancelled("fog")))
                  .toList());
    }
  }

  @Test
  void onlySoManyAreToldAtATime() {
    try (FlightHarness flight = fullyBooked()) {
      flight.owners().hold();
      flight.answerTo(CANCEL);
      for (int told = 0; told < 12; told++) {
        int thinking = Math.min(SETTINGS.notices().atOnce(), 12 - told);
        eventually(() -> flight.owners().thinking() == thinking);
        flight.owners().letGo(1);
      }
      eventually(() -> known(flight).size() == 12);
      assertThat(flight.owners().mostAtOnce()).isEqualTo(SETTINGS.notices().atOnce());
      assertThat(flight.owners().told()).hasSize(12);
    }
  }

  @Test
  void whoeverWasNotToldBeforeACrashIsToldAfterIt() {
    try (FlightHarness flight = fullyBooked()) {
      flight.owners().hold();
      flight.answerTo(CANCEL);
      eventually(() -> flight.owners().thinking() == 4);
      flight.owners().letGo(2);
      eventually(() -> known(flight).size() == 2);
      flight.crash();
      flight.owners().letAllGo();
      flight.startAgain();

      eventually(() -> known(flight).size() == 12);
      assertThat(known(flight)).containsExactlyInAnyOrderElementsOf(owners(everybody()));
      assertThat(flight.owners().names()).containsAll(owners(everybody()));
      assertThat(flight.owners().names().stream().filter(known(flight).subList(0, 2)::contains))
          .as("whoever is known to know is not told again")
          .hasSize(2);
    }
  }

  @Test
  void whatTheJournalDidNotTakeItIsGivenAgain() {
    try (FlightHarness flight = fullyBooked()) {
      flight.owners().hold();
      flight.answerTo(CANCEL);
      eventually(() -> flight.owners().thinking() == 4);
      flight.journal().failNextWrite(Fault.LOST);
      flight.owners().letAllGo();

      eventually(() -> known(flight).size() == 12);
      assertThat(flight.owners().told()).as("nobody is told twice for that").hasSize(12);
    }
  }

  @Test
  void whoeverCouldNotBeToldIsTriedAgainAfterPausesThatDouble() {
    try (FlightHarness flight = fullyBooked()) {
      flight.owners().understands(notice -> !notice.reservation().value().equals("of-customer7"));
      flight.answerTo(CANCEL);
      eventually(() -> known(flight).size() == 11);
      flight.settle();

      int tries = 1;
      for (int pause : List.of(200, 400, 700, 700)) {
        flight.settle();
        flight.timePasses(Duration.ofMillis(pause - 1));
        flight.settle();
        assertThat(flight.owners().told()).hasSize(11 + tries);
        flight.timePasses(Duration.ofMillis(1));
        tries++;
        int tried = tries;
        eventually(() -> flight.owners().told().size() == 11 + tried);
      }
      flight.settle();
      flight.owners().understands(notice -> true);
      flight.timePasses(Duration.ofMillis(700));
      eventually(() -> known(flight).contains("of-customer7"));
    }
  }

  @Test
  void anOwnerPortThatThrowsIsTriedAgain() {
    try (FlightHarness flight = fullyBooked()) {
      flight
          .owners()
          .understands(
              notice -> {
                throw new IllegalStateException("planted");
              });
      flight.answerTo(CANCEL);
      eventually(() -> flight.owners().told().size() == 12);
      flight.owners().understands(notice -> true);
      eventually(
          () -> {
            flight.timePasses(Duration.ofMillis(200));
            return known(flight).size() == 12;
          });
    }
  }

  @Test
  void aNewerChangeIsToldInsteadOfTheOneBefore() {
    try (FlightHarness flight = fullyBooked()) {
      flight.owners().hold();
      flight.answerTo(RESCHEDULE);
      eventually(() -> flight.owners().thinking() == 4);
      flight.answerTo(CANCEL);
      flight.owners().letAllGo();
      eventually(() -> known(flight).size() == 12);

      assertThat(
              flight.owners().told().stream()
                  .filter(notice -> notice.changeNumber() == 2)
                  .map(notice -> notice.reservation().value()))
          .containsExactlyInAnyOrderElementsOf(owners(everybody()));
      assertThat(flight.owners().told()).hasSize(12 + 4);
    }
  }

  @Test
  void aDepartedFlightStopsTelling() {
    try (FlightHarness flight = fullyBooked()) {
      flight.owners().understands(notice -> false);
      flight.answerTo(RESCHEDULE);
      eventually(() -> flight.owners().told().size() == 12);
      flight.answerTo(new FlightCommand.DepartFlight());
      flight.settle();
      int before = flight.owners().told().size();
      flight.timePasses(Duration.ofMinutes(1));
      flight.settle();

      assertThat(flight.owners().told()).hasSize(before);
    }
  }

  /** A full buffer does not keep the notes from the journal, nor they the customers. */
  @Test
  void notesHaveAPlaceOfTheirOwnInEveryGroup() {
    FlightSettings small =
        new FlightSettings(
            2,
            2,
            1_000,
            2,
            SETTINGS.restartBackoffMin(),
            SETTINGS.restartBackoffMax(),
            SETTINGS.notices(),
            SETTINGS.wakeUp(),
            true);
    try (FlightHarness flight = FlightHarness.onSale(small)) {
      flight.answerTo(book("ada", "1A"));
      flight.owners().hold();
      flight.answerTo(RESCHEDULE);
      eventually(() -> flight.owners().thinking() == 1);
      TestProbe<FlightReply> first = flight.sendAndHoldItsWrite(book("bob", "1B"));
      TestProbe<FlightReply> second = flight.send(book("cyd", "1C"));
      TestProbe<FlightReply> third = flight.send(book("dan", "1D"));
      flight.owners().letAllGo();
      assertThat(flight.replyTo(book("eve", "2A")))
          .isEqualTo(new FlightReply.Unavailable(FlightReply.Reason.BUSY));
      flight.journal().letWritesGo();

      Stream.of(first, second, third).forEach(FlightHarness::answered);
      eventually(() -> known(flight).equals(List.of("of-ada")));
      assertThat(flight.commits().getLast().entries())
          .extracting(FlightCommit.Entry::commandId)
          .containsExactly("request", "request", "owners told");
    }
  }

  @Test
  void aFlightThatGoesAsBookedTellsNobody() {
    try (FlightHarness flight = fullyBooked()) {
      flight.answerTo(new FlightCommand.CloseFlight());
      answered(flight.send(book("late", "1A")));
      flight.stop();
      flight.startAgain();
      flight.settle();
      assertThat(flight.owners().told()).isEmpty();
      assertThat(flight.list().changes()).isEmpty();
    }
  }
}
