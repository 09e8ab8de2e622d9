package dev.jetway.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jetway.edge.fixture.Contract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A check that never fails proves nothing: these responses are wrong, each in its own way. */
class ContractCheckTest {
  private static final String BOOKED = "{\"status\":\"success\",\"reservation_id\":\"r\"}";

  private static void check(String method, String path, int status, String type, String body) {
    Contract.check(
        method,
        path,
        status,
        Map.of("Content-Type", List.of(type), "X-Request-Id", List.of("r1")),
        body.getBytes(UTF_8));
  }

  @Test
  void acceptsWhatTheContractHas() {
    assertThatCode(() -> check("PUT", "/v1/reservations", 200, "application/json", BOOKED))
        .doesNotThrowAnyException();
  }

  @Test
  void findsAMissingMember() {
    assertThatThrownBy(
            () ->
                check("PUT", "/reservations", 200, "application/json", "{\"status\":\"success\"}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("reservation_id");
  }

  @Test
  void findsAMemberTooMany() {
    assertThatThrownBy(
            () ->
                check(
                    "GET",
                    "/reservations?flight_id=x",
                    200,
                    "application/json",
                    "[{\"seat_no\":\"12B\",\"customer_id\":\"c1\"}]"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("customer_id");
  }

  @Test
  void findsAWrongConstant() {
    assertThatThrownBy(
            () -> check("GET", "/ping", 200, "application/json", "{\"status\":\"fail\"}"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsAWrongType() {
    assertThatThrownBy(() -> check("GET", "/ping", 200, "application/json", "{\"status\":1}"))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsAWrongMediaType() {
    assertThatThrownBy(() -> check("PUT", "/reservations", 200, "text/plain", BOOKED))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("text/plain");
  }

  @Test
  void findsAMissingHeader() {
    assertThatThrownBy(
            () ->
                Contract.check(
                    "PUT",
                    "/reservations",
                    200,
                    Map.of("Content-Type", List.of("application/json")),
                    BOOKED.getBytes(UTF_8)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("X-Request-Id");
  }

  @Test
  void findsAProblemThatIsNotInTheCatalogue() {
    assertThatThrownBy(
            () ->
                check(
                    "GET",
                    "/nowhere",
                    404,
                    "application/problem+json",
                    """
                    {"type":"/problems/novel","title":"t","status":404,"detail":"d",\
                    "retryable":false,"request_id":"r1"}"""))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void findsASuccessOfAnUnknownOperation() {
    assertThatThrownBy(() -> check("GET", "/nowhere", 200, "application/json", "{}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not in the contract");
  }
}
