package dev.jetway.node.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a test runs as a long proof with timed bounds ({@code ./jetway prove}), or as its short
 * form in the ordinary suite; and where it leaves its figures.
 */
final class Proof {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Proof() {}

  /** How often to repeat; 0 in the ordinary suite. */
  static int repetitions() {
    return Integer.getInteger("jetway.proof.repetitions", 0);
  }

  static boolean runs() {
    return repetitions() > 0;
  }

  /** Settings to try out, such as {@code a.b=1s,c.d=2}: nodes get them as system properties. */
  static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String pair : System.getProperty("jetway.proof.settings", "").split(",", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        settings.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return settings;
  }

  /** One line of JSON, to standard output and to {@code target/proofs/NAME.json}. */
  static void report(String name, Map<String, ?> figures) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("proof", name);
    line.putAll(figures);
    line.put("settings", settings());
    String json = JSON.writeValueAsString(line);
    System.out.println(json);
    Path directory = Files.createDirectories(Path.of("target", "proofs"));
    Files.writeString(
        directory.resolve(name + ".json"),
        json + "\n",
        UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
