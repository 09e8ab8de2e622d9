package dev.jetway.cluster.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurabilityTest {
  @Test
  void warnsOfEachPromiseThatAForeignServerBreaks() throws Exception {
    DatabaseAddress address = TestDatabase.create();
    assertThat(Durability.of(address).warnings()).isEmpty();
    String database = address.jdbcUrl().replaceAll(".*/", "");
    EmbeddedDatabaseTest.execute(
        address, "ALTER DATABASE " + database + " SET synchronous_commit = off");
    assertThat(Durability.of(address).warnings())
        .singleElement()
        .asString()
        .startsWith("synchronous_commit is off");
    assertThat(new Durability("off", "off", "off").warnings()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "local", "remote_write", "remote_apply"})
  void acceptsWhateverFlushesBeforeTheAnswer(String synchronousCommit) {
    assertThat(new Durability("on", synchronousCommit, "on").isDurable()).isTrue();
  }
}
