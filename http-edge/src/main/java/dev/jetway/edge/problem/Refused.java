package dev.jetway.edge.problem;

/**
 * Ends the handling of a request with a problem. Has no stack trace: it is an answer, not a fault,
 * and strangers can cause any number of them.
 */
public final class Refused extends RuntimeException {
  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.type().slug(), null, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
