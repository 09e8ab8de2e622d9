package dev.jetway.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A certificate authority of a test's own, made with the JDK's keytool. */
record Authority(Path directory) {
  private static final String PASSWORD = "of no use to anybody";
  private static final String NAME = "authority";

  /** Makes a new one, with its files in this directory. */
  static Authority create(Path directory) throws IOException {
    Authority authority = new Authority(directory);
    authority.keytool(
        "-genkeypair", "-alias", NAME, "-dname", "CN=authority", "-ext", "bc:c", "-keyalg", "RSA");
    authority.keytool("-exportcert", "-rfc", "-alias", NAME, "-file", authority.file("ca.pem"));
    return authority;
  }

  /** A new key, and a certificate with the name that all nodes share, as settings. */
  Map<String, String> keysFor(String node) throws IOException, GeneralSecurityException {
    keytool("-genkeypair", "-alias", node, "-dname", "CN=jetway", "-keyalg", "RSA");
    keytool("-certreq", "-alias", node, "-file", file(node + ".csr"));
    keytool(
        "-gencert",
        "-rfc",
        "-alias",
        NAME,
        "-ext",
        "san=ip:127.0.0.1",
        "-infile",
        file(node + ".csr"),
        "-outfile",
        file(node + ".pem"));
    Path key = directory.resolve(node + ".key");
    Files.writeString(key, pem(node), US_ASCII);
    return Map.of(
        "JETWAY_TLS_KEY", key.toString(),
        "JETWAY_TLS_CERT", file(node + ".pem"),
        "JETWAY_TLS_CA", file("ca.pem"));
  }

  private String pem(String node) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("keys.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    byte[] key = store.getKey(node, PASSWORD.toCharArray()).getEncoded();
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
    return "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n";
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", file("keys.p12"), "-storepass", PASSWORD));
    Path log = directory.resolve("keytool.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new AssertionError("keytool failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
