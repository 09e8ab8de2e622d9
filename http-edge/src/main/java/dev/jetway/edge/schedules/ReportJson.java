package dev.jetway.edge.schedules;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.jetway.flight.loading.LoadReport;
import dev.jetway.flight.ssim.CheckReport;
import dev.jetway.flight.ssim.Finding;
import java.io.IOException;
import java.util.Locale;

/** Writes what an import has come to. */
final class ReportJson {
  private ReportJson() {}

  static void write(JsonGenerator json, CheckReport file, LoadReport loaded) throws IOException {
    json.writeStartObject();
    json.writeNumberField("flights", loaded.flights());
    json.writeNumberField("seats", loaded.seats());
    json.writeNumberField("created", loaded.created());
    json.writeArrayFieldStart("not_loaded");
    for (LoadReport.NotLoaded flight : loaded.notLoaded()) {
      json.writeStartObject();
      json.writeNumberField("line", flight.line());
      json.writeStringField("flight_id", flight.flight().toString());
      json.writeStringField("reason", flight.reason());
      json.writeBooleanField("retryable", flight.retryable());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("not_loaded_count", loaded.notLoadedCount());
    json.writeArrayFieldStart("findings");
    for (Finding finding : file.findings()) {
      json.writeStartObject();
      json.writeNumberField("line", finding.line());
      json.writeStringField("kind", name(finding.kind()));
      json.writeStringField("field", finding.field());
      json.writeStringField("reason", finding.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("finding_counts");
    for (Finding.Kind kind : Finding.Kind.values()) {
      if (file.count(kind) > 0) {
        json.writeNumberField(name(kind), file.count(kind));
      }
    }
    json.writeEndObject();
    json.writeNumberField("records", file.records());
    json.writeNumberField("legs", file.legs());
    json.writeEndObject();
  }

  private static String name(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
