package dev.jetway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.jetway.edge.fixture.Answer;
import dev.jetway.edge.fixture.Edge;
import dev.jetway.edge.problem.ProblemType;
import io.swagger.v3.core.util.Yaml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of problems is the contract's. */
class ProblemTypeTest {
  @RegisterExtension static final Edge EDGE = new Edge();

  @Test
  void theContractListsTheCatalogueAndNothingElse() throws IOException {
    JsonNode contract = Yaml.mapper().readTree(EDGE.client().get("/openapi.yaml").text());
    List<String> listed = new ArrayList<>();
    contract
        .at("/components/schemas/ProblemType/enum")
        .forEach(reference -> listed.add(reference.asText()));

    assertThat(listed)
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values()).map(ProblemType::reference).toList());
  }

  @ParameterizedTest
  @EnumSource
  void everyTypeHasAPage(ProblemType type) {
    Answer page = EDGE.client().get(type.reference());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains(type.title(), type.meaning(), type.advice());
    assertThat(EDGE.client().get("/problems").text()).contains(type.reference());
  }

  /** What is worth repeating says when; 408 means at once. */
  @ParameterizedTest
  @EnumSource
  void whatIsRetryableSaysWhen(ProblemType type) {
    assertThat(type.retryAfterSeconds() > 0)
        .isEqualTo(type.retryable() && type != ProblemType.BODY_TIMEOUT);
  }

  /** 503 and 429 promise that waiting helps (RFC 9110, section 15.6.4; RFC 6585, section 4). */
  @ParameterizedTest
  @EnumSource
  void whatBlamesTheMomentIsRetryable(ProblemType type) {
    if (type.status() == 503 || type.status() == 429) {
      assertThat(type.retryable()).isTrue();
    }
  }
}
