package dev.jetway.edge.input;

import dev.jetway.edge.problem.Problem;
import dev.jetway.edge.problem.ProblemType;
import dev.jetway.edge.problem.Refused;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.Uri;
import org.apache.pekko.http.scaladsl.model.IllegalUriException;
import org.apache.pekko.japi.Pair;

/** Reads the parameters behind the question mark. */
public final class QueryString {
  private QueryString() {}

  /**
   * The query's parameters, of which only {@code known} ones may be there.
   *
   * @param opaque those of them that repeat what we have said, which may be longer: up to {@value
   *     Fields#OPAQUE_LENGTH_MAX} characters
   */
  public static Fields read(Uri uri, Set<String> known, Set<String> opaque) {
    Fields.Collector fields = new Fields.Collector("", known);
    for (Pair<String, String> parameter : parsed(uri).toList()) {
      fields.expect(parameter.first());
      String name = parameter.first();
      int lengthMax = opaque.contains(name) ? Fields.OPAQUE_LENGTH_MAX : Fields.LENGTH_MAX;
      fields.add(name, new Value.Text(Fields.checked(name, parameter.second(), lengthMax)));
    }
    return fields.done();
  }

  private static Query parsed(Uri uri) {
    try {
      return uri.query();
    } catch (IllegalUriException e) {
      throw new Refused(
          Problem.of(
              ProblemType.MALFORMED_REQUEST, "The query is not percent-encoded as it must be."));
    }
  }
}
