package dev.jetway.node.cluster;

import dev.jetway.node.CommandFailedException;

/** A command that can't be done; its message is a sentence for an operator. */
final class Failure extends CommandFailedException {
  private static final long serialVersionUID = 1L;

  /** Why, with an exit code for programs; those of sysexits.h where it has one that fits. */
  enum Kind {
    FAILED(1),
    USAGE(64),
    UNKNOWN_NODE(68),
    NOT_RUNNING(69),
    ALREADY_RUNNING(73),
    TIMED_OUT(75);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  Failure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }

  @Override
  public int exitCode() {
    return kind.exitCode;
  }
}
