package dev.slowpath.analysis.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.slowpath.analysis.Drawn;
import dev.slowpath.model.capture.Capture;
import dev.slowpath.model.source.TimeRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CaveatsTest {

  private static List<Caveat> of(String picture) {
    return of(List.of(Drawn.capture(picture)), Optional.empty());
  }

  private static List<Caveat> of(List<Capture> captures, Optional<TimeRange> asked) {
    return Caveats.of(Linked.of(captures, asked));
  }

  @Test
  void recordingsWithoutAFlawNeedNoCaveat() {
    assertEquals(List.of(), of("GET /a | 0 100 | server\n  call | 10 20 | client\n"));
  }

  @Test
  void spansOfNoRequestAreCounted() {
    String picture =
        """
        browser | 0 100 | client service=load
          GET /a | 10 90 | server
          other | 10 20 | internal service=load
        """;
    assertEquals(List.of(new Caveat.NoRequest(2)), of(picture));
  }

  @Test
  void serversThatAnswerAfterTheirCallEndedHaveAnotherClock() {
    String picture =
        """
        GET /a | 0 100 | server
          call b | 10 50 | client
            GET /b | 5010 5048 | server service=b
        """;
    assertEquals(List.of(new Caveat.Apart(1, 4960)), of(picture));
  }

  @Test
  void twoRecordingsAnHourApartAreTwo() {
    String picture =
        """
        GET /a | 0 1000 | server
        GET /a | 500 600 | server
        GET /a | 3601000 3602000 | server
        """;
    assertEquals(List.of(new Caveat.Unrecorded(3600, 3600 / 3602.0, 2, 1)), of(picture));
  }

  @Test
  void theSameSpansInTwoFilesAreCountedOnceAndItIsSaid() {
    Capture.OfTraces one = Drawn.capture("GET /a | 0 100 | server\nGET /a | 200 300 | server\n");
    assertEquals(List.of(new Caveat.Repeated(2)), of(List.of(one, one), Optional.empty()));
  }

  @Test
  void moreTimeThanWasRecordedIsNotDividedBy() {
    Linked linked =
        Linked.of(
            List.of(Drawn.capture("GET /a | 0 2000 | server")),
            Optional.of(new TimeRange(0, 60_000_000_000L)));
    assertEquals(2, linked.seconds());
    assertEquals(List.of(new Caveat.Partly(60, 2)), Caveats.of(linked));
  }
}
