package io.sprintqueue.lab.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/// The storm that one site makes in 90 minutes: 280 events a second of bulk edits, while people
/// continue working. The rows stand in docs/scale.md as they are computed here.
class StormModelTest {
    private static final long SEED = 280;
    private static final double STEP = 0.01;
    private static final double MINUTE = 60;
    private static final int STORM_PER_SECOND = 280;
    private static final int PEOPLE_PER_SECOND = 5;
    private static final int ISSUES = 20_000;
    private static final double BATCH_SECONDS = 0.04;

    /// A table that does not answer, in minutes.
    private record Outage(double from, double to) {}

    private record Ended(LaneModel bulk, LaneModel interactive, double minutes) {
        String row(String what) {
            return String.format(
                    Locale.ROOT,
                    "| %s | %,d | %.2f s | %.2f s | %.2f s | %.1f min |",
                    what,
                    bulk.backlogMax(),
                    bulk.freshnessSeconds(50),
                    bulk.freshnessSeconds(99),
                    interactive.freshnessSeconds(99),
                    minutes);
        }
    }

    private static Ended storm(int bulkConcurrency, Outage outage) {
        var random = new Random(SEED);
        var bulk = new LaneModel(bulkConcurrency, BATCH_SECONDS);
        var interactive = new LaneModel(100, BATCH_SECONDS);
        double now = 0;
        while (now < 90 * MINUTE || bulk.backlog() + interactive.backlog() > 0) {
            if (now < 90 * MINUTE) {
                arrivals(random, bulk, STORM_PER_SECOND, now);
            }
            arrivals(random, interactive, now < 90 * MINUTE ? PEOPLE_PER_SECOND : 0, now);
            boolean works = now < outage.from() * MINUTE || now >= outage.to() * MINUTE;
            bulk.advance(now, works);
            interactive.advance(now, works);
            now += STEP;
        }
        return new Ended(bulk, interactive, now / MINUTE);
    }

    /// By chance, so many a second on average; two bulk edits come to each issue in a row.
    private static void arrivals(Random random, LaneModel lane, int perSecond, double now) {
        double expected = perSecond * STEP / 2;
        int pairs = (int) expected + (random.nextDouble() < expected % 1 ? 1 : 0);
        for (int pair = 0; pair < pairs; pair++) {
            int issue = random.nextInt(ISSUES);
            lane.arrive(issue, now);
            lane.arrive(issue, now);
        }
    }

    @Test
    void the_lanes_keep_up_with_the_storm_and_people_do_not_notice() throws IOException {
        Ended ended = storm(50, new Outage(0, 0));

        holds(ended.row("as deployed"));
        assertThat(ended.bulk().done()).isGreaterThan(1_500_000);
        assertThat(ended.interactive().freshnessSeconds(99)).isLessThan(0.1);
    }

    @Test
    void the_least_concurrency_of_the_bulk_lane_is_still_enough() throws IOException {
        Ended ended = storm(2, new Outage(0, 0));

        holds(ended.row("`BulkConcurrency` 2"));
        assertThat(ended.minutes()).isLessThan(91);
    }

    @Test
    void ten_minutes_without_the_table_are_made_up_for() throws IOException {
        Ended ended = storm(50, new Outage(30, 40));

        holds(ended.row("the table down for 10 minutes"));
        assertThat(ended.bulk().backlogMax()).isGreaterThan(160_000);
        assertThat(ended.minutes()).isLessThan(91);
    }

    private static void holds(String row) throws IOException {
        TestOutput.print(row);
        assertThat(Files.readString(Path.of("..", "docs", "scale.md"))).contains(row);
    }
}
