package dev.jetway.cluster.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * As root: under an ordinary account too. Whoever runs the tests as an ordinary user has tried that
 * by all the others.
 */
class OrdinaryUserTest {
  @TempDir Path directory;

  @BeforeEach
  void onlyRootCanBecomeSomebodyElse() throws IOException {
    assumeTrue(
        Files.getAttribute(directory, "unix:uid").equals(0)
            && new File("/usr/bin/setpriv").canExecute(),
        "needs root and setpriv");
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
  }

  @Test
  void theServerRunsUnderAnAccountWhereThereAreNoNamespaces() throws Exception {
    Path home = directory.resolve("data");
    for (int run = 0; run < 2; run++) {
      try (EmbeddedDatabase database =
          EmbeddedDatabase.start(
              home,
              directory.resolve("postgresql"),
              message -> {},
              probed -> RunAs.account(probed, "nobody"))) {
        assertThat(EmbeddedDatabaseTest.query(database.address(), "SELECT 1")).isEqualTo("1");
      }
    }
    // And back: the files follow.
    EmbeddedDatabase.start(home, directory.resolve("postgresql"), message -> {}).close();
  }

  @Test
  void theWholeProgramRunsUnderAnAccount() throws Exception {
    RunAs nobody = RunAs.account(directory, "nobody");
    Path home = Files.createDirectory(directory.resolve("home"));
    nobody.own(home);
    // Its own copy of the class path, because the local repository may be root's alone.
    Process process =
        ForkedStarter.fork(nobody.prefix(), home, home.resolve("postgresql"), copyOfClassPath());
    process.getOutputStream().close();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains(ForkedStarter.READY);
    assertThat(process.waitFor()).isZero();
  }

  private String copyOfClassPath() throws IOException {
    Path copies = Files.createDirectory(directory.resolve("classpath"));
    StringBuilder classPath = new StringBuilder();
    List<String> entries =
        List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
    for (int i = 0; i < entries.size(); i++) {
      Path copy = copies.resolve(Integer.toString(i));
      copyTree(Path.of(entries.get(i)), copy);
      classPath.append(copy).append(File.pathSeparator);
    }
    return classPath.toString();
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}
