package dev.jetway.node.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.jetway.node.cluster.Failure.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Has a running supervisor carry out a command. */
final class ControlClient {
  static final ObjectMapper JSON = new ObjectMapper();

  private final RunState state;

  private ControlClient(RunState state) {
    this.state = state;
  }

  /** The supervisor of this directory, if one lives. */
  static Optional<ControlClient> find(StateDirectory directory) throws IOException {
    return directory
        .read()
        .filter(state -> state.supervisor().find().isPresent())
        .map(ControlClient::new);
  }

  /** Its process. */
  Optional<ProcessHandle> supervisor() {
    return state.supervisor().find();
  }

  /** True once it takes commands. */
  boolean isListening() {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(state.socket()))) {
      return channel.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  static ObjectNode request(String command) {
    return JSON.createObjectNode().put("command", command);
  }

  /**
   * Sends it and waits for the end, however long that takes: the supervisor has its own limits.
   *
   * @param progress told each line of progress
   * @return what it says when it is done
   * @throws Failure as the supervisor says, or when it has ended meanwhile
   */
  JsonNode send(ObjectNode request, Consumer<String> progress) {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(state.socket()))) {
      ByteBuffer line = ByteBuffer.wrap((request + "\n").getBytes(StandardCharsets.UTF_8));
      while (line.hasRemaining()) {
        int unused = channel.write(line);
      }
      BufferedReader answers =
          new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
      for (String text = answers.readLine(); text != null; text = answers.readLine()) {
        JsonNode answer = JSON.readTree(text);
        if (answer.has("done")) {
          return answer.path("done");
        }
        if (answer.has("failed")) {
          throw new Failure(kind(answer.path("exit").asInt()), answer.path("failed").asText());
        }
        progress.accept(answer.path("progress").asText());
      }
      throw new Failure(Kind.FAILED, "the supervisor has ended before it was done");
    } catch (IOException e) {
      throw new Failure(
          Kind.FAILED,
          "the supervisor (pid %d) does not answer: %s".formatted(pid(), e.getMessage()));
    }
  }

  private long pid() {
    return state.supervisor().pid();
  }

  private static Kind kind(int exit) {
    for (Kind kind : Kind.values()) {
      if (kind.exitCode() == exit) {
        return kind;
      }
    }
    return Kind.FAILED;
  }
}
