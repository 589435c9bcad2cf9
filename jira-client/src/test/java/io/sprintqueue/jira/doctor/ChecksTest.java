package io.sprintqueue.jira.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.jira.BoardFields;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraCredentials.Kind;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraField;
import io.sprintqueue.jira.doctor.Facts.Admin;
import io.sprintqueue.jira.doctor.Facts.Ours;
import io.sprintqueue.jira.doctor.Facts.Reader;
import io.sprintqueue.jira.doctor.Finding.Verdict;
import io.sprintqueue.jira.doctor.Seen.Known;
import io.sprintqueue.jira.doctor.Seen.NotAsked;
import io.sprintqueue.jira.doctor.Seen.Refused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is judged of facts that no fake Jira has, and of none at all.
class ChecksTest {
    private static final JiraField POINTS =
            new JiraField("customfield_10016", "Points", null, "number", "float");
    private static final BoardFields BOARD =
            new BoardFields(
                    new JiraBoard("1", "a board", "scrum"),
                    Optional.empty(),
                    Optional.of(POINTS.id()));

    private static <T> Seen<T> unseen() {
        return new NotAsked<>("it was not asked");
    }

    private static <T> Seen<T> refused() {
        return new Refused<>(JiraException.Kind.AWAY, "GET /rest: 503");
    }

    private static Facts facts(List<JiraField> fields, List<BoardFields> boards) {
        return facts(
                new Reader(
                        unseen(),
                        unseen(),
                        unseen(),
                        unseen(),
                        unseen(),
                        unseen(),
                        new Known<>(fields),
                        unseen(),
                        new Known<>(boards),
                        unseen(),
                        1));
    }

    private static Facts facts(Reader reader) {
        Configuration configuration = ConfigurationReader.defaults();
        var ours =
                new Ours(
                        new JiraCredentials(
                                Kind.PAT, URI.create("https://jira.example"), null, "t0ken", null),
                        configuration.defaults(),
                        configuration.sync(),
                        URI.create("https://copy.example/webhooks/jira"),
                        Duration.ofDays(3),
                        Instant.parse("2026-11-02T09:00:00Z"));
        return new Facts(
                ours,
                reader,
                new Admin(unseen(), unseen(), unseen(), unseen(), unseen(), unseen()),
                unseen());
    }

    @Test
    void what_boards_estimate_in_must_be_seen() {
        Finding hidden = Check.POINTS_FIELD.judge(facts(List.of(), List.of(BOARD)));

        assertThat(hidden.verdict()).isEqualTo(Verdict.WRONG);
        assertThat(hidden.seen()).contains(POINTS.id());
        assertThat(Check.POINTS_FIELD.judge(facts(List.of(POINTS), List.of(BOARD))).verdict())
                .isEqualTo(Verdict.OK);
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void of_what_was_not_asked_nothing_is_said_against_anyone(Check check) {
        Finding finding =
                check.judge(
                        facts(
                                new Reader(
                                        unseen(), unseen(), unseen(), unseen(), unseen(), unseen(),
                                        unseen(), unseen(), unseen(), unseen(), 1)));

        assertThat(finding.check()).isEqualTo(check);
        assertThat(finding.verdict()).isIn(Verdict.UNKNOWN, Verdict.OK);
        assertThat(finding.fix()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void where_jira_is_away_that_alone_is_wrong(Check check) {
        Finding finding =
                check.judge(
                        facts(
                                new Reader(
                                        refused(), refused(), refused(), refused(), refused(),
                                        refused(), refused(), refused(), refused(), refused(), 1)));

        assertThat(finding.verdict() == Verdict.WRONG).isEqualTo(check == Check.REACHABLE);
    }
}
