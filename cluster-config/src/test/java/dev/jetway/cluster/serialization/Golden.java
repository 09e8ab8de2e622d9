package dev.jetway.cluster.serialization;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Journal rows and snapshots as some release once wrote them: {@code
 * golden/<manifest>/<name>.cbor}, each with the same content as {@code .json} beside it, for
 * people, below the module that reads them. Append-only.
 */
public final class Golden {
  private static final Path FOLDER = Path.of("src", "test", "resources", "golden");
  private static final ObjectMapper CBOR = new ObjectMapper(new CBORFactory());
  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  /** Every file there is, as {@code <manifest>/<name>}. */
  public static List<String> names() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> FOLDER.relativize(file).toString().replace('\\', '/'))
          .map(name -> name.substring(0, name.lastIndexOf('.')))
          .distinct()
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String manifestOf(String name) {
    return name.substring(0, name.indexOf('/'));
  }

  public static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name + ".cbor"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode treeOfBytes(byte[] cbor) {
    try {
      return CBOR.readTree(cbor);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytesOfTree(JsonNode tree) {
    try {
      return CBOR.writeValueAsBytes(tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode treeForPeople(String name) {
    try {
      return JSON.readTree(Files.readString(FOLDER.resolve(name + ".json")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails when either file exists: what is written stays. */
  public static void write(String name, byte[] cbor) {
    try {
      String json =
          JSON.writerWithDefaultPrettyPrinter().writeValueAsString(treeOfBytes(cbor)) + "\n";
      Files.createDirectories(FOLDER.resolve(manifestOf(name)));
      Files.write(FOLDER.resolve(name + ".cbor"), cbor, StandardOpenOption.CREATE_NEW);
      Files.write(
          FOLDER.resolve(name + ".json"), json.getBytes(UTF_8), StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
