package dev.jetway.node.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.node.cluster.Failure.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Takes commands over a Unix domain socket that only its owner can open. A connection carries one
 * request, a line of JSON such as {@code {"command":"kill","node":"node-2"}}; the answer is any
 * number of lines {@code {"progress":"..."}} and one of {@code {"done":{...}}} or {@code
 * {"failed":"...","exit":75}}. A command goes on when its client leaves.
 */
final class ControlServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REQUEST_MAX = 64 * 1024;
  private static final int CONNECTIONS_MAX = 16;
  private static final int ANSWER_LIMIT_S = 2;

  /** Carries out a request. */
  @FunctionalInterface
  interface Commands {
    /** Returns what {@code done} says; throws {@link Failure} for what can't be done. */
    ObjectNode carryOut(JsonNode request, Consumer<String> progress) throws InterruptedException;
  }

  private final ServerSocketChannel server;
  private final Path socket;
  private final Commands commands;
  private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

  private ControlServer(ServerSocketChannel server, Path socket, Commands commands) {
    this.server = server;
    this.socket = socket;
    this.commands = commands;
  }

  /**
   * Listens from now on.
   *
   * @param socket in a directory that only its owner can open
   */
  static ControlServer open(Path socket, Commands commands) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    channel.bind(UnixDomainSocketAddress.of(socket));
    Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    ControlServer server = new ControlServer(channel, socket, commands);
    Thread unused = Thread.ofPlatform().daemon().name("control").start(server::accept);
    return server;
  }

  private void accept() {
    try {
      while (true) {
        SocketChannel connection = server.accept();
        if (connections.tryAcquire()) {
          Thread unused =
              Thread.ofPlatform().daemon().name("command").start(() -> serve(connection));
        } else {
          connection.close();
        }
      }
    } catch (IOException closed) {
      // That is how it ends.
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      InputStream in = Channels.newInputStream(connection);
      String line = new String(readLine(in), StandardCharsets.UTF_8);
      Answer answer = new Answer(connection);
      try {
        answer.send(
            JSON.createObjectNode()
                .set("done", commands.carryOut(JSON.readTree(line), answer::progress)));
      } catch (Failure failure) {
        answer.failed(String.valueOf(failure.getMessage()), failure.kind());
      } catch (JsonProcessingException e) {
        answer.failed("the request is not a line of JSON", Kind.USAGE);
      } catch (RuntimeException e) {
        answer.failed("the supervisor has a fault: " + e, Kind.FAILED);
      } catch (InterruptedException e) {
        answer.failed("the supervisor is ending", Kind.FAILED);
      }
    } catch (IOException gone) {
      // The client has.
    } finally {
      connections.release();
    }
  }

  private static byte[] readLine(InputStream in) throws IOException {
    ByteBuffer line = ByteBuffer.allocate(REQUEST_MAX);
    for (int read = in.read(); read >= 0 && read != '\n' && line.hasRemaining(); read = in.read()) {
      line.put((byte) read);
    }
    byte[] bytes = new byte[line.position()];
    line.flip().get(bytes);
    return bytes;
  }

  /** What goes back; lines to a client that has left are dropped. */
  private static final class Answer {
    private final OutputStream out;
    private boolean gone;

    Answer(SocketChannel connection) {
      this.out = Channels.newOutputStream(connection);
    }

    void progress(String line) {
      send(JSON.createObjectNode().put("progress", line));
    }

    void failed(String why, Kind kind) {
      send(JSON.createObjectNode().put("failed", why).put("exit", kind.exitCode()));
    }

    synchronized void send(JsonNode json) {
      if (gone) {
        return;
      }
      try {
        out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        gone = true;
      }
    }
  }

  /** Takes no more commands, and lets the last answers go out. */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      boolean unused = connections.tryAcquire(CONNECTIONS_MAX, ANSWER_LIMIT_S, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.deleteIfExists(socket);
  }
}
