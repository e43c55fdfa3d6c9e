package dev.slowpath.plugin.traces.load;

import dev.slowpath.model.source.Notice;
import dev.slowpath.model.source.Place;
import dev.slowpath.model.trace.SpanKind;
import dev.slowpath.plugin.ImportException;
import dev.slowpath.plugin.Problem;
import dev.slowpath.plugin.Progress;
import dev.slowpath.plugin.Source;
import dev.slowpath.plugin.reading.CountedStream;
import dev.slowpath.plugin.reading.span.Routes;
import dev.slowpath.plugin.reading.span.SpanForm;
import dev.slowpath.plugin.reading.span.SpanIntake;
import dev.slowpath.plugin.reading.span.Times;
import dev.slowpath.plugin.traces.requests.RequestRow;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Reads JMeter's JTL in its XML form: a sample is a request, the samples within it (redirects,
/// embedded resources, the steps of a transaction) are calls below it.
///
/// Source: JMeter's manual, "Listeners: XML Log format 2.1": `t` elapsed ms, `ts` epoch ms, `lb`
/// label, `rc` response code, `s` success, `by` bytes, `tn` thread name.
final class JmeterXml {
  private static final String EXPECTED = "JMeter's XML: testResults with samples";

  private final SpanIntake intake;
  private final Source source;
  private final Progress progress;
  private final Deque<Long> open = new ArrayDeque<>();
  private long number;
  private long request;

  JmeterXml(SpanIntake intake, Source source, Progress progress) {
    this.intake = intake;
    this.source = source;
    this.progress = progress;
  }

  /// No document type is read: entities of untrusted files lead elsewhere, and may grow without
  /// end.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    return factory;
  }

  void read() throws ImportException, IOException {
    try (CountedStream in = new CountedStream(source.open())) {
      XMLStreamReader xml =
          factory().createXMLStreamReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      try {
        walk(xml);
      } catch (XMLStreamException broken) {
        ended(broken, in.isAtEnd());
      } finally {
        xml.close();
      }
    } catch (XMLStreamException broken) {
      throw malformed(broken);
    }
  }

  /// A file that a test has not ended yet has no closing tag; anything else is a slip in it.
  private void ended(XMLStreamException broken, boolean isAtEnd) throws ImportException {
    if (!isAtEnd) {
      throw malformed(broken);
    }
    if (number == 0) {
      throw new ImportException(
          new Problem.Truncated(place(broken), "the end of the file before any sample", EXPECTED));
    }
    intake.tally().count(Notice.Kind.TRUNCATED, "the file ends before its closing tag", 1);
  }

  private static ImportException malformed(XMLStreamException broken) {
    return new ImportException(
        new Problem.Malformed(place(broken), "no well-formed XML", EXPECTED), broken);
  }

  private static Place place(XMLStreamException broken) {
    return broken.getLocation() == null
        ? new Place.Whole()
        : new Place.Line(Math.max(1, broken.getLocation().getLineNumber()));
  }

  private void walk(XMLStreamReader xml) throws XMLStreamException, ImportException {
    while (xml.hasNext()) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        if (open.size() > source.limits().depth()) {
          throw new ImportException(
              new Problem.TooLarge(line(xml), "samples within samples", "at most 1,000 deep"));
        }
        begin(xml);
      } else if (event == XMLStreamConstants.END_ELEMENT && isSample(xml)) {
        open.pop();
      }
    }
  }

  private static Place line(XMLStreamReader xml) {
    return new Place.Line(Math.max(1, xml.getLocation().getLineNumber()));
  }

  private static boolean isSample(XMLStreamReader xml) {
    return xml.getLocalName().equals("httpSample") || xml.getLocalName().equals("sample");
  }

  private void begin(XMLStreamReader xml) throws ImportException {
    boolean isRoot = number == 0 && open.isEmpty() && !isSample(xml);
    if (isRoot && !xml.getLocalName().equals("testResults") && request == 0) {
      throw new ImportException(
          new Problem.Malformed(line(xml), "<" + xml.getLocalName() + ">", EXPECTED));
    }
    request = request == 0 ? -1 : request;
    if (!isSample(xml)) {
      return;
    }
    if (number % 64 == 0) {
      progress.tick();
    }
    number++;
    if (open.isEmpty()) {
      request = number;
      intake.take(top(xml));
    } else {
      intake.take(below(xml));
    }
    open.push(number);
  }

  private SpanForm top(XMLStreamReader xml) {
    RequestRow row =
        new RequestRow(intake, number, line(xml)).target(value(xml, "lb")).status(value(xml, "rc"));
    return facts(xml, row.filled());
  }

  private SpanForm below(XMLStreamReader xml) {
    SpanForm form =
        new SpanForm(line(xml))
            .trace(Optional.of(intake.madeUp(request)))
            .id(OptionalLong.of(number))
            .parent(OptionalLong.of(open.element()))
            .kind(SpanKind.CLIENT)
            .name(value(xml, "lb"))
            .with("http.response.status_code", value(xml, "rc"));
    return facts(xml, form);
  }

  private static SpanForm facts(XMLStreamReader xml, SpanForm form) {
    String label = value(xml, "lb");
    return form.service(label.contains("://") ? Routes.host(label) : "web")
        .startNs(Times.ns(value(xml, "ts"), Times.MILLIS))
        .durationNs(Times.ns(value(xml, "t"), Times.MILLIS))
        .failed(value(xml, "s").equals("false"))
        .with("http.response.body.size", value(xml, "by"))
        .with("thread.name", value(xml, "tn"));
  }

  private static String value(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }
}
