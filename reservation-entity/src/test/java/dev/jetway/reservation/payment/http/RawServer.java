package dev.jetway.reservation.payment.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers each connection's first request with whatever it is told to. */
final class RawServer implements AutoCloseable {
  /** What to do when a request has come. */
  @FunctionalInterface
  interface Script {
    void answer(Socket connection) throws IOException, InterruptedException;
  }

  private final ServerSocket socket;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  RawServer(Script script) throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    threads.execute(() -> accept(script));
  }

  /** Sends these bytes and closes. */
  static Script sends(String bytes) {
    return connection -> connection.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
  }

  /** A whole answer. */
  static Script answers(String statusLine, String body) {
    return sends(
        "HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(statusLine, body.getBytes(StandardCharsets.UTF_8).length, body));
  }

  /** Writes until the other side closes. */
  static void writeForEver(OutputStream out, byte[] piece, long pauseMs)
      throws InterruptedException {
    try {
      while (true) {
        out.write(piece);
        out.flush();
        Thread.sleep(pauseMs);
      }
    } catch (IOException closed) {
      // As it should be.
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Heads and bodies, in the order in which they came. */
  List<String> requests() {
    return requests;
  }

  private void accept(Script script) {
    try {
      while (true) {
        Socket connection = socket.accept();
        threads.execute(() -> serve(connection, script));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection, Script script) {
    try (connection) {
      requests.add(request(connection));
      script.answer(connection);
    } catch (IOException gone) {
      // The client has left.
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  private static String request(Socket connection) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder request = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      request.append(line).append('\n');
      if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length: ")) {
        length = Integer.parseInt(line.substring("content-length: ".length()));
      }
    }
    for (int i = 0; i < length; i++) {
      request.append((char) in.read());
    }
    return request.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }
}
