package io.sprintqueue.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class CommitTest {
    private static final EntityKey ISSUE = Samples.issue(Site.DEFAULT, "10013");

    private static EventRecord record(EntityKey about, String body) {
        return Samples.record(Samples.envelope(about, body), Outcome.APPLIED);
    }

    private static void assertRefused(List<EventRecord> records, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Commit(ISSUE, null, records, "writer", Samples.NOW))
                .withMessage(why);
    }

    @Test
    void a_commit_has_one_to_ten_records() {
        assertRefused(List.of(), "a commit has 1 to 10 records, not 0");
        assertRefused(
                Collections.nCopies(11, record(ISSUE, "a")),
                "a commit has 1 to 10 records, not 11");
    }

    @Test
    void a_commit_has_no_two_records_of_one_event() {
        var records = new ArrayList<>(List.of(record(ISSUE, "a"), record(ISSUE, "b")));
        records.add(record(ISSUE, "a"));
        assertRefused(records, "a commit has two records of one event");
    }

    @Test
    void a_commit_has_records_of_its_site_only() {
        var elsewhere = Samples.issue(new Site("acme"), "10013");
        assertRefused(List.of(record(elsewhere, "a")), "a commit has a record of another site");
    }
}
