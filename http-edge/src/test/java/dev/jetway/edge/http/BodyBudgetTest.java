package dev.jetway.edge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.RequestEntity;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** All bodies together have a bound, and small ones still find room. */
class BodyBudgetTest {
  private static final ActorTestKit TEST_KIT = ActorTestKit.create();
  private static final int LIMIT = 1_000;
  private static final long BUDGET = 4_000;

  private final BodyReader bodies =
      new BodyReader(
          LIMIT, BUDGET, Duration.ofSeconds(60), Materializer.matFromSystem(TEST_KIT.system()));

  @AfterAll
  static void stop() {
    TEST_KIT.shutdownTestKit();
  }

  private CompletableFuture<ByteString> read(RequestEntity entity) {
    return bodies.read(entity, CompletableFuture::completedStage).toCompletableFuture();
  }

  private static RequestEntity whole(int bytes) {
    return HttpEntities.create(
        ContentTypes.APPLICATION_JSON, ByteString.fromArray(new byte[bytes]));
  }

  /**
   * A body of which a part has come and the rest is kept back.
   *
   * @param arrived counted down when the reader has the part: only then it asks for more
   * @param rest ends the body when completed
   */
  private static RequestEntity unfinished(
      int bytes, CountDownLatch arrived, CompletableFuture<ByteString> rest) {
    ByteString part = ByteString.fromArray(new byte[bytes]);
    Source<ByteString, Object> body =
        Source.single(part)
            .concatLazyMat(
                Source.lazySource(
                    () -> {
                      arrived.countDown();
                      return Source.completionStage(rest);
                    }),
                Keep.none())
            .mapMaterializedValue(none -> none);
    return HttpEntities.createChunked(ContentTypes.APPLICATION_JSON, body);
  }

  @Test
  void bodiesThatStallTakeNoMoreThanTheBudget() throws Exception {
    CountDownLatch arrived = new CountDownLatch(4);
    CompletableFuture<ByteString> rest = new CompletableFuture<>();
    List<CompletableFuture<ByteString>> stalled = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      stalled.add(read(unfinished(900, arrived, rest)));
    }
    assertThat(arrived.await(30, TimeUnit.SECONDS)).isTrue();

    assertThatThrownBy(() -> read(whole(500)).get(30, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.problem().type()).isEqualTo(ProblemType.SERVER_BUSY));
    assertThat(read(whole(100)).get(30, TimeUnit.SECONDS).size()).isEqualTo(100);

    rest.complete(ByteString.fromString("."));
    for (CompletableFuture<ByteString> body : stalled) {
      assertThat(body.get(30, TimeUnit.SECONDS).size()).isEqualTo(901);
    }
    // What they took has been given back.
    assertThat(read(whole(500)).get(30, TimeUnit.SECONDS).size()).isEqualTo(500);
  }

  @Test
  void aBodyOverItsOwnLimitGivesBackWhatItTook() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> read(whole(LIMIT + 1)).get(30, TimeUnit.SECONDS))
          .cause()
          .isInstanceOfSatisfying(
              Refused.class,
              refused ->
                  assertThat(refused.problem().type()).isEqualTo(ProblemType.BODY_TOO_LARGE));
    }
    assertThat(read(whole(LIMIT)).get(30, TimeUnit.SECONDS).size()).isEqualTo(LIMIT);
  }
}
