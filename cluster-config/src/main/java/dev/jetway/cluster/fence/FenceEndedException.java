package dev.jetway.cluster.fence;

/** This node's epoch has been released or revoked, or never came into force. */
public final class FenceEndedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FenceEndedException(String why) {
    super(why);
  }
}
