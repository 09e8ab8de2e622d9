package dev.jetway.reservation.payment.simulated.domain;

/** What the provider has to say to a call. */
public sealed interface Verdict {
  /** It is done, or was already. */
  record Done() implements Verdict {}

  /** It was not done, and never will be. */
  record Refused(String reason) implements Verdict {}

  /** It is being worked on. */
  record InProgress() implements Verdict {}

  /** An error, which says nothing about what was done. */
  record Broken() implements Verdict {}

  /** No answer at all. */
  record Silence() implements Verdict {}
}
