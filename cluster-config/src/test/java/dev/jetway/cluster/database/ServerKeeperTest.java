package dev.jetway.cluster.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServerKeeperTest {
  private final List<String> said = new ArrayList<>();
  private final MakeBelieveServer server = new MakeBelieveServer();
  private final ServerKeeper keeper = new ServerKeeper(server, said::add, () -> server.now);

  private static final class MakeBelieveServer implements ServerKeeper.Server {
    private Instant now = Instant.EPOCH;
    private boolean running = true;
    private boolean broken;
    private int starts;

    @Override
    public boolean isRunning() {
      return running;
    }

    @Override
    public void start() {
      starts++;
      if (broken) {
        throw new DatabaseException("No space left.");
      }
      running = true;
    }
  }

  private long secondsUntilNextLook() {
    Duration pause = keeper.look();
    server.now = server.now.plus(pause);
    return pause.toSeconds();
  }

  @Test
  void leavesARunningServerAlone() {
    assertThat(secondsUntilNextLook()).isEqualTo(1);
    assertThat(server.starts).isZero();
    assertThat(said).isEmpty();
  }

  @Test
  void startsAServerThatHasEndedAndSaysSoEachTime() {
    for (int death = 1; death <= 2; death++) {
      server.running = false;
      keeper.look();
      assertThat(server.running).isTrue();
      assertThat(keeper.look()).isEqualTo(Duration.ofSeconds(1));
      assertThat(server.starts).isEqualTo(death);
      assertThat(said).hasSize(2 * death).endsWith("the database runs again");
    }
  }

  @Test
  void triesOnAfterPausesThatDoubleAndSaysSoOnceAMinute() {
    server.running = false;
    server.broken = true;
    List<Long> pauses = new ArrayList<>();
    for (int look = 0; look < 9; look++) {
      pauses.add(secondsUntilNextLook());
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L, 30L, 30L);
    assertThat(said)
        .containsExactly(
            "the database has ended, and nobody asked it to; starting it again",
            "the database can't be started again; trying on. No space left.",
            "the database can't be started again; trying on. No space left.");

    server.broken = false;
    keeper.look();
    assertThat(said.getLast()).isEqualTo("the database runs again");
  }

  @Test
  void pausesLongerWhenTheServerDiesAgainAndAgainUntilItHasRunForAMinute() {
    assertThat(pauseAfterAnotherDeath()).isEqualTo(1);
    assertThat(pauseAfterAnotherDeath()).isEqualTo(2);
    assertThat(pauseAfterAnotherDeath()).isEqualTo(4);

    server.now = server.now.plusSeconds(90);
    keeper.look();
    assertThat(pauseAfterAnotherDeath()).isEqualTo(1);
  }

  private long pauseAfterAnotherDeath() {
    server.running = false;
    return secondsUntilNextLook();
  }
}
