package dev.jetway.cluster.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final TestClock clock = new TestClock();
  private final Lease lease = new Lease(clock, Duration.ofMillis(2_900));

  @Test
  void holdsForItsLengthFromBeforeTheRenewalWasSent() {
    assertThat(lease.holds()).as("never renewed").isFalse();
    Lease.Moment sent = lease.now();
    clock.advance(Duration.ofSeconds(2)); // The answer to the renewal takes this long.
    lease.renewed(sent);
    assertThat(lease.holds()).isTrue();
    clock.advance(Duration.ofMillis(899));
    assertThat(lease.holds()).isTrue();
    clock.advance(Duration.ofMillis(1));
    assertThat(lease.holds()).isFalse();
    lease.renewed(lease.now());
    assertThat(lease.holds()).isTrue();
  }

  @Test
  void endsForGood() {
    lease.renewed(lease.now());
    lease.end();
    lease.renewed(lease.now());
    assertThat(lease.holds()).isFalse();
  }

  @Test
  void endsWhenOnlyTheWallClockHasGoneOn() {
    lease.renewed(lease.now());
    clock.stepWall(Duration.ofSeconds(60)); // A machine that was asleep.
    assertThat(lease.holds()).isFalse();
  }

  @Test
  void isNotProlongedByAWallClockThatIsSetBack() {
    lease.renewed(lease.now());
    clock.stepWall(Duration.ofHours(-1));
    assertThat(lease.holds()).isTrue();
    clock.advance(Duration.ofMillis(2_900));
    assertThat(lease.holds()).isFalse();
  }

  @Test
  void isOutwaitedFromTheFirstSightOfTheLastRenewal() {
    Sightings sightings = new Sightings();
    Epoch renewedFive = new Epoch(1, "a", 5, 3_000);
    sightings.note(List.of(renewedFive), at(10));
    sightings.note(List.of(renewedFive), at(11));
    assertThat(sightings.remainingNanos(renewedFive, at(11))).isEqualTo(at(2));
    assertThat(sightings.remainingNanos(renewedFive, at(14))).isEqualTo(at(-1));
    Epoch renewedSix = new Epoch(1, "a", 6, 3_000);
    assertThat(sightings.remainingNanos(renewedSix, at(14))).as("an unseen one").isEqualTo(at(3));
    Epoch unseen = new Epoch(2, "b", 5, 1_000);
    assertThat(sightings.remainingNanos(unseen, at(14))).isEqualTo(at(1));
  }

  private static long at(int seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }
}
