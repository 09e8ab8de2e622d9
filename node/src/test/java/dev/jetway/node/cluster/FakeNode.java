package dev.jetway.node.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A process that behaves to its supervisor as a node does: ready on its management port, ends on
 * SIGTERM and at the end of its input. It writes down in a file of its test when it begins and
 * ends. A file NAME.fails beside it makes it end at once.
 */
public final class FakeNode {
  private FakeNode() {}

  /** Runs with the arguments: journal, name, HTTP port, management port. */
  public static void main(String[] arguments) {
    try {
      run(arguments);
    } catch (IOException | RuntimeException e) {
      // Such as when its test has ended: the server's thread must not keep it alive.
      Runtime.getRuntime().halt(4);
    }
  }

  private static void run(String[] arguments) throws IOException {
    Path journal = Path.of(arguments[0]);
    String name = arguments[1];
    System.out.println("hello from " + name);
    if (Files.exists(journal.resolveSibling(name + ".fails"))) {
      write(journal, name + " fails");
      System.exit(3);
    }
    HttpServer management =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[3])),
            0);
    management.createContext(
        "/ready",
        exchange -> {
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    management.start();
    write(journal, name + " begins");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> write(journal, name + " ends")));
    while (System.in.read() >= 0) {
      // What counts is the end.
    }
    System.exit(0);
  }

  private static void write(Path journal, String line) {
    try {
      Files.writeString(journal, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
