/**
 * What can go wrong, as clients see it: problem details by RFC 9457.
 *
 * <p>{@link dev.jetway.edge.problem.ProblemType} is the catalogue. Everything that refuses a
 * request throws {@link dev.jetway.edge.problem.Refused} with a {@link
 * dev.jetway.edge.problem.Problem} of one of its types; the router turns it into the response.
 */
@NullMarked
package dev.jetway.edge.problem;

import org.jspecify.annotations.NullMarked;
