package dev.jetway.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the real launcher in a make-believe checkout: Maven and the JDKs are shell scripts that say
 * how they were called. The path holds nothing but the few tools that the launcher may count on, so
 * it can't lean on more by accident.
 */
class LauncherTest {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "cksum",
          "find",
          "flock",
          "gzip",
          "ln",
          "mkdir",
          "ps",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sleep",
          "sort",
          "tail",
          "tar",
          "tee");
  private static final int EX_FAILED = 1;
  private static final int EX_USAGE = 64;
  private static final int EX_UNAVAILABLE = 69;

  @TempDir Path temp;

  private Path checkout;
  private Path tools;
  private final Map<String, String> environment = new TreeMap<>();

  private record Result(int exit, String out, String err) {}

  @BeforeEach
  void makeCheckout() throws Exception {
    checkout = Files.createDirectories(temp.resolve("check out")); // blanks happen
    Files.createDirectories(checkout.resolve("launcher"));
    for (String file : List.of("jetway", "launcher/jdk.sh", "launcher/build.sh")) {
      Files.copy(PROJECT.resolve(file), checkout.resolve(file));
    }
    write("pom.xml", "<project/>");
    write("node/pom.xml", "<project/>");
    write("node/src/main/java/Main.java", "class Main {}");
    write("node/src/main/java/Other.java", "class Other {}");
    write(".mvn/wrapper/maven-wrapper.properties", "wrapperVersion=3");
    maven("mkdir -p node/target/lib", "echo jar >node/target/node.jar");

    tools = Files.createDirectories(temp.resolve("tools"));
    for (String tool : TOOLS) {
      link(tool);
    }
    environment.put("PATH", tools.toString());
    environment.put("HOME", Files.createDirectories(temp.resolve("home")).toString());
    environment.put("JETWAY_JDK_DIRS", temp + "/jdks/*");
  }

  @Test
  void listsItsCommandsWithoutNeedingJdk() throws Exception {
    for (String[] ask : new String[][] {{}, {"--help"}, {"-h"}, {"help"}}) {
      Result result = jetway(ask);
      assertThat(result.exit()).isZero();
      assertThat(result.out()).contains("\n  build  ", "\n  up  ", "\n  test  ", "Exit codes: ");
      assertThat(result.err()).isEmpty();
    }
    assertThat(jetway("build", "--help").out()).startsWith("Usage: ./jetway build");
    assertThat(jetway("test", "--help").out()).startsWith("Usage: ./jetway test");
  }

  @Test
  void refusesUnknownCommandsAndArguments() throws Exception {
    Result command = jetway("fly");
    assertThat(command.exit()).isEqualTo(EX_USAGE);
    assertThat(command.err())
        .isEqualTo("jetway: there is no command 'fly'; ./jetway --help lists them.\n");
    assertThat(jetway("build", "everything").exit()).isEqualTo(EX_USAGE);
  }

  @Test
  void namesInOneSentenceWhatToInstallWithoutJdk() throws Exception {
    for (String command : List.of("build", "up", "test")) {
      Result result = jetway(command);
      assertThat(result.exit()).isEqualTo(EX_UNAVAILABLE);
      assertThat(result.err())
          .startsWith("jetway: no JDK 21 or newer found: install openjdk-21-jdk ")
          .hasLineCount(1);
      assertThat(result.out()).isEmpty();
    }
  }

  @Test
  void takesJavaHomeBeforeAnyNewerJdk() throws Exception {
    environment.put("JAVA_HOME", jdk("mine", "21.0.5").toString());
    jdk("jdks/newer", "25.0.1");
    assertThat(jetway("up").out()).contains("java=mine\n");
  }

  @Test
  void passesOverAnOldJavaHomeWithOneNotice() throws Exception {
    environment.put("JAVA_HOME", jdk("old", "17.0.15").toString());
    jdk("jdks/new", "21.0.5");
    Result result = jetway("up");
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("java=new\n");
    assertThat(result.err())
        .containsOnlyOnce("passing over JAVA_HOME=" + temp + "/old: not a JDK of 21 or newer.\n");
  }

  @Test
  void findsTheJdkBehindTheLinksOfThePath() throws Exception {
    Path alternatives = Files.createDirectories(temp.resolve("alternatives"));
    Files.createSymbolicLink(
        alternatives.resolve("javac"), jdk("linked", "22").resolve("bin/javac"));
    Files.createSymbolicLink(tools.resolve("javac"), Path.of("../alternatives/javac"));
    jdk("jdks/newer", "25.0.1");
    assertThat(jetway("up").out()).contains("java=linked\n");
  }

  @Test
  void takesTheNewestOfTheUsualPlacesAndNoneWithoutCompiler() throws Exception {
    jdk("jdks/a", "21.0.9");
    jdk("jdks/b b", "21.0.10");
    jdk("jdks/c", "1.8.0_402");
    Files.delete(jdk("jdks/d", "25.0.1").resolve("bin/javac"));
    assertThat(jetway("up").out()).contains("java=b b\n");
  }

  @Test
  void handsCommandArgumentsAndDataDirectoryToJava() throws Exception {
    jdk("jdks/a", "21.0.5");
    Result result = jetway("up", "two words", "--help");
    assertThat(result.out())
        .contains(
            "argument=dev.jetway.node.Main\nargument=up\nargument=two words\nargument=--help\n")
        .contains("data=" + checkout.toRealPath() + "/.jetway\n")
        .doesNotContain("sun-misc-unsafe");
    assertThat(checkout.resolve(".jetway")).isDirectory();

    environment.put("JETWAY_DATA_DIR", "elsewhere");
    assertThat(jetway("up").out()).contains("data=" + temp.toRealPath() + "/elsewhere\n");
  }

  @Test
  void saysInOneSentenceThatTheDataDirectoryCannotBe() throws Exception {
    jdk("jdks/a", "21.0.5");
    jetway("build");
    write("a file", "");
    environment.put("JETWAY_DATA_DIR", checkout.resolve("a file/data").toString());
    Result result = jetway("up");
    assertThat(result.exit()).isEqualTo(EX_FAILED);
    assertThat(result.err())
        .startsWith("jetway: can't make the data directory " + checkout + "/a file/data; ")
        .hasLineCount(1);
    assertThat(result.out()).as("no JVM was started").isEmpty();
  }

  @Test
  void runsBenchmarksByName() throws Exception {
    assertThat(jetway("bench").out()).contains("\n  journal-rows  ");
    assertThat(jetway("bench", "coffee").exit()).isEqualTo(EX_USAGE);

    jdk("jdks/a", "25.0.1");
    assertThat(jetway("bench", "journal-rows", "--quick").out())
        .contains("argument=-XX:+UseSerialGC\n")
        .contains("argument=dev.jetway.benchmarks.JournalRows\nargument=--quick\n");
  }

  @Test
  void optionsOfTheUserComeLastAndMayReplaceTheCollector() throws Exception {
    jdk("jdks/a", "25.0.1");
    assertThat(jetway("up").out())
        .contains(
            "argument=-XX:+UseSerialGC\n", "argument=--sun-misc-unsafe-memory-access=allow\n");

    environment.put("JETWAY_JAVA_OPTS", "-Xmx2g  -XX:+UseG1GC -Dglob=*");
    assertThat(jetway("up").out())
        .contains("argument=-Xmx2g\nargument=-XX:+UseG1GC\nargument=-Dglob=*\nargument=-cp\n")
        .doesNotContain("UseSerialGC");
  }

  @Test
  void worksThroughLinksAndFromElsewhere() throws Exception {
    jdk("jdks/a", "21.0.5");
    Path bin = Files.createDirectories(temp.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("jetway"), Path.of("../check out/jetway"));
    Result result =
        run(List.of(tools.resolve("bash").toString(), bin.resolve("jetway").toString(), "up"));
    assertThat(result.out()).contains("data=" + checkout.toRealPath() + "/.jetway\n");
  }

  @Test
  void buildsWhatIsStaleAndNothingElse() throws Exception {
    jdk("jdks/a", "21.0.5");
    assertThat(builds("up")).as("nothing there").isTrue();
    assertThat(builds("up")).as("all there").isFalse();

    write("node/src/main/java/Main.java", "class Main { int changed; }");
    assertThat(builds("build")).as("edited").isTrue();
    Files.delete(checkout.resolve("node/src/main/java/Other.java"));
    assertThat(builds("up")).as("deleted").isTrue();
    write("new/pom.xml", "<project/>");
    assertThat(builds("up")).as("new module").isTrue();
    Files.delete(checkout.resolve("node/target/node.jar"));
    assertThat(builds("up")).as("jar missing").isTrue();
    write("node/target/node.jar", "by someone else");
    assertThat(builds("up")).as("jar built by someone else").isTrue();
    assertThat(builds("up")).as("all there again").isFalse();
  }

  @Test
  void aWholeTestRunLeavesNothingToBuildButAPartOfItDoes() throws Exception {
    jdk("jdks/a", "21.0.5");
    assertThat(builds("test", "-pl", "node")).isTrue();
    assertThat(builds("up")).isTrue();
    write("node/src/main/java/Main.java", "class Main { int changed; }");
    assertThat(builds("test")).isTrue();
    assertThat(builds("up")).isFalse();
  }

  @Test
  void showsModulesAndTheEndOfTheLogOfAFailedBuild() throws Exception {
    jdk("jdks/a", "21.0.5");
    maven(
        "echo '[INFO] Building Jetway :: node 0.1.0-SNAPSHOT              [5/5]'",
        "echo '[INFO] Downloaded from central: https://repo.example/a.jar'",
        "echo '[ERROR] Main.java:[3,1] no such seat'",
        "exit 1");
    Result result = jetway("up");
    assertThat(result.exit()).isEqualTo(EX_FAILED);
    assertThat(result.err())
        .contains("[5/5] Jetway :: node\n", "[ERROR] Main.java:[3,1] no such seat\n")
        .doesNotContain("Downloaded");
    assertThat(result.out()).as("no JVM was started").isEmpty();
    assertThat(checkout.resolve("target/build.log")).content().contains("Downloaded from central");
    assertThat(builds("up")).as("a failed build is no build").isTrue();
  }

  @Test
  void testShowsResultsAndKeepsTheExitCodeOfMaven() throws Exception {
    jdk("jdks/a", "21.0.5");
    maven(
        "echo arguments: \"$@\"",
        "echo '[INFO] Copying 3 resources'",
        "echo '[INFO] Running dev.jetway.SeatTest'",
        "echo '[ERROR] Tests run: 2, Failures: 1, Errors: 0, Skipped: 0'",
        "echo '[INFO] Reactor Summary for Jetway:'",
        "echo '[INFO] BUILD FAILURE'",
        "exit 3");
    Result result = jetway("test", "-Dtest=SeatTest");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out())
        .contains("arguments: -B verify -Dtest=SeatTest\n", "[INFO] Running dev.jetway.SeatTest\n")
        .endsWith("Skipped: 0\n[INFO] Reactor Summary for Jetway:\n[INFO] BUILD FAILURE\n")
        .doesNotContain("Copying");
  }

  @Test
  void twoBuildsOfOneCheckoutTakeTurns() throws Exception {
    takeTurns();
  }

  @Test
  void twoBuildsTakeTurnsAlsoWithoutFlock() throws Exception {
    Files.deleteIfExists(tools.resolve("flock"));
    link("perl");
    takeTurns();
  }

  /** The make-believe Maven fails when another one is running. */
  private void takeTurns() throws Exception {
    jdk("jdks/a", "21.0.5");
    maven(
        "mkdir running || exit 9",
        "sleep 1",
        "echo run >>runs",
        "mkdir -p node/target/lib",
        "echo jar >node/target/node.jar",
        "rm -r running");
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Callable<Result> up = () -> jetway("up");
      for (Future<Result> result : threads.invokeAll(List.of(up, up))) {
        assertThat(result.get().exit()).as(result.get().err()).isZero();
      }
    }
    assertThat(checkout.resolve("runs"))
        .as("the second found it built")
        .content()
        .isEqualTo("run\n");
  }

  /** Whether the command lets Maven run. */
  private boolean builds(String... command) throws Exception {
    Path log = checkout.resolve("target/" + (command[0].equals("test") ? "test.log" : "build.log"));
    Files.deleteIfExists(log);
    jetway(command);
    return Files.exists(log);
  }

  private Path jdk(String place, String version) throws IOException {
    Path home = temp.resolve(place);
    write(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(
        home.resolve("bin/java"),
        """
        #!/bin/sh
        echo "java=%s"
        for argument in "$@"; do echo "argument=$argument"; done
        echo "data=$JETWAY_DATA_DIR"
        """
            .formatted(home.getFileName()));
    script(home.resolve("bin/javac"), "#!/bin/sh\n");
    return home;
  }

  private void maven(String... lines) throws IOException {
    script(checkout.resolve("mvnw"), "#!/bin/sh\n" + String.join("\n", lines) + "\n");
  }

  private void write(String file, String text) throws IOException {
    write(checkout.resolve(file), text);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void script(Path file, String text) throws IOException {
    write(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private void link(String tool) throws IOException {
    Path found =
        Stream.of("/bin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")
            .map(directory -> Path.of(directory, tool))
            .filter(Files::isExecutable)
            .findFirst()
            .orElse(null);
    if (found != null) { // macOS has no flock
      Files.createSymbolicLink(tools.resolve(tool), found);
    }
  }

  private Result jetway(String... arguments) throws Exception {
    return run(bash(arguments));
  }

  private List<String> bash(String... arguments) {
    Stream<String> launcher =
        Stream.of(tools.resolve("bash").toString(), checkout.resolve("jetway").toString());
    return Stream.concat(launcher, Stream.of(arguments)).toList();
  }

  private Result run(List<String> command) throws Exception {
    Path out = Files.createTempFile(temp, "out", "");
    Path err = Files.createTempFile(temp, "err", "");
    Process process = start(command, out, err);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("ends in time: %s", command).isTrue();
    return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Process start(List<String> command, Path out, Path err) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(temp.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
  }
}
