package dev.jetway.cluster.settings;

import java.util.Locale;

/** What a node may do in its cluster. */
public enum Role {
  /** Hosts flights. */
  FLIGHT,
  /** Hosts reservations. */
  RESERVATION,
  /** Answers HTTP clients. */
  EDGE;

  /** The role's name among the cluster's members. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
