package dev.jetway.node.balancer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A node that does to each connection what a test says, down to the bytes. */
final class ScriptedServer implements AutoCloseable {
  /** A request as it arrived. */
  record Request(String line, Map<String, String> headers, long bodyBytes) {}

  /** What to do once a request has arrived; a connection that it closes is closed at once. */
  @FunctionalInterface
  interface Script {
    void answer(Request request, OutputStream out, Socket connection)
        throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Script script;
  private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
  private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();

  ScriptedServer(Script script) {
    this.script = script;
    try {
      server = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread unused = Thread.ofVirtual().start(this::accept);
  }

  /** Answers 200 with this text, and keeps the connection. */
  static Script says(String text) {
    return (request, out, connection) -> respond(out, 200, text);
  }

  /** Ends without an answer, as a killed node does. */
  static Script dies() {
    return (request, out, connection) -> {
      connection.setSoLinger(true, 0);
      connection.close();
    };
  }

  static void respond(OutputStream out, int status, String text, String... headers)
      throws IOException {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    out.write(
        "HTTP/1.1 %d Said\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(status, text.length(), more, text)
            .getBytes(US_ASCII));
    out.flush();
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        connections.add(connection);
        Thread unused = Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // By close().
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      while (!connection.isClosed()) {
        String line = line(in);
        Map<String, String> headers = new TreeMap<>();
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
          int colon = field.indexOf(':');
          headers.put(
              field.substring(0, colon).toLowerCase(Locale.ROOT),
              field.substring(colon + 1).strip());
        }
        Request request = new Request(line, headers, body(in, headers));
        requests.add(request);
        script.answer(request, connection.getOutputStream(), connection);
      }
    } catch (IOException gone) {
      // The other end, or the script.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static long body(InputStream in, Map<String, String> headers) throws IOException {
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      long all = 0;
      for (int size = Integer.parseInt(line(in), 16);
          size > 0;
          size = Integer.parseInt(line(in), 16)) {
        in.skipNBytes(size);
        all += size;
        String unused = line(in);
      }
      String unused = line(in);
      return all;
    }
    long length = Long.parseLong(headers.getOrDefault("content-length", "0"));
    in.skipNBytes(length);
    return length;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("ended");
      }
      if (read != '\r') {
        bytes.write(read);
      }
    }
    return bytes.toString(US_ASCII);
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
