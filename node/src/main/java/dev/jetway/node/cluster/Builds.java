package dev.jetway.node.cluster;

import dev.jetway.node.cluster.Failure.Kind;
import dev.jetway.node.cluster.NodeLauncher.Build;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Which program nodes run, and what the cluster calls it: the version in its first jar, and a
 * number that grows with each roll, because of two versions the cluster must see which is the
 * newer.
 */
final class Builds {
  private static final String UNKNOWN = "0.0.0";

  private Build current;
  private int rolls;

  /** Begins with this program. */
  Builds(String classpath) {
    this.current = build(classpath);
  }

  synchronized Build current() {
    return current;
  }

  /**
   * From now on this one.
   *
   * @param classpath null to keep it
   */
  synchronized Build next(@Nullable String classpath) {
    if (classpath != null) {
      for (String entry : classpath.split(File.pathSeparator, -1)) {
        if (!entry.endsWith("*") && !Files.exists(Path.of(entry))) {
          throw new Failure(Kind.USAGE, "there is nothing at " + entry);
        }
      }
    }
    rolls++;
    current = build(classpath == null ? current.classpath() : classpath);
    return current;
  }

  private Build build(String classpath) {
    String version = version(classpath).orElse(UNKNOWN).replace("-SNAPSHOT", "");
    return new Build(classpath, "%s-%04d".formatted(version, rolls));
  }

  private static Optional<String> version(String classpath) {
    Path first = Path.of(classpath.split(File.pathSeparator, -1)[0]);
    if (!Files.isRegularFile(first)) {
      return Optional.empty();
    }
    try (JarFile jar = new JarFile(first.toFile())) {
      return Optional.ofNullable(jar.getManifest())
          .map(Manifest::getMainAttributes)
          .map(attributes -> attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    } catch (IOException notJar) {
      return Optional.empty();
    }
  }
}
