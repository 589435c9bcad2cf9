package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Samples;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

class CaptureRoutingTest {
    private static final String OWN = "its own";

    /// What each captured body is about, read by eye.
    private static final String EXPECTED =
            """
            cloud2020-board-configuration-changed      its own
            cloud2020-board-created                    its own
            cloud2020-board-deleted                    its own
            cloud2020-board-updated                    its own
            cloud2020-comment-created                  issue-11901
            cloud2020-comment-deleted                  issue-11901
            cloud2020-comment-updated                  issue-11901
            cloud2020-issue-created                    issue-20942
            cloud2020-issue-deleted                    issue-20733
            cloud2020-issue-updated-assignee           issue-11917
            cloud2020-issue-updated-description        issue-21644
            cloud2020-issue-updated-due-date-unset     issue-11927
            cloud2020-issue-updated-due-date           issue-11927
            cloud2020-issue-updated-project            issue-19518
            cloud2020-issue-updated-resolution         issue-11924
            cloud2020-issue-updated-sprint-ids         issue-19518
            cloud2020-issue-updated-tags               issue-11917
            cloud2020-issue-updated-type               issue-11925
            cloud2020-issue-updated                    issue-20706
            cloud2020-issuelink-created                issue-20192
            cloud2020-issuelink-deleted                issue-20192
            cloud2020-project-created                  project-10601
            cloud2020-project-deleted                  project-10646
            cloud2020-project-updated                  project-10601
            cloud2020-sprint-closed                    sprint-192
            cloud2020-sprint-created                   sprint-196
            cloud2020-sprint-deleted                   sprint-193
            cloud2020-sprint-started                   sprint-192
            cloud2020-sprint-updated                   sprint-196
            cloud2020-user-created                     its own
            cloud2020-user-updated                     its own
            cloud2020-version-released                 its own
            server2017-jira-issue-created              issue-10200
            server2017-jira-issue-deleted              issue-10200
            server2017-jira-issue-updated              issue-10032
            server2017-jira-worklog-updated            issue-10032
            server2017-worklog-created                 issue-10032
            server2017-worklog-deleted                 issue-10032
            server2017-worklog-updated                 issue-10032
            """;

    @Test
    void every_captured_body_goes_to_its_entity() {
        Map<String, String> expected =
                EXPECTED.lines()
                        .map(line -> line.split(" {2,}", 2))
                        .collect(Collectors.toMap(line -> line[0] + ".json", line -> line[1]));
        var found = new TreeMap<String, String>();
        Samples.captures().forEach((name, body) -> found.put(name, entity(body)));

        assertThat(found).hasSize(39).isEqualTo(new TreeMap<>(expected));
    }

    private static String entity(Body body) {
        Entity entity = Bodies.entity(body);
        return entity.equals(Entity.ofItsOwn(body)) ? OWN : entity.toString();
    }
}
