package io.sprintqueue.core.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.event.JiraEvent.IssueChanged;
import io.sprintqueue.core.event.JiraEvent.IssueDeleted;
import io.sprintqueue.core.event.JiraEvent.IssueTouched;
import io.sprintqueue.core.event.JiraEvent.ProjectChanged;
import io.sprintqueue.core.event.JiraEvent.ProjectDeleted;
import io.sprintqueue.core.event.JiraEvent.SprintChanged;
import io.sprintqueue.core.event.JiraEvent.SprintDeleted;
import io.sprintqueue.core.event.JiraEvent.Stateless;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Projection;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Samples;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.regex.Pattern;

class CaptureParsingTest {
    /// The first that matches the file's name counts.
    private static final Map<String, Class<? extends JiraEvent>> EXPECTED =
            Map.of(
                    ".*-(board|user|version)-.*", Stateless.class,
                    ".*-comment-.*", IssueTouched.class,
                    ".*-issuelink-.*", IssueTouched.class,
                    "server2017-worklog-.*", IssueTouched.class,
                    ".*(-issue-(created|updated)|jira-worklog-updated).*", IssueChanged.class,
                    ".*-issue-deleted.*", IssueDeleted.class,
                    ".*-sprint-(created|started|updated|closed)[.]json", SprintChanged.class,
                    ".*-sprint-deleted.*", SprintDeleted.class,
                    ".*-project-(created|updated)[.]json", ProjectChanged.class,
                    ".*-project-deleted.*", ProjectDeleted.class);

    @Test
    void every_captured_body_is_the_event_that_its_file_is_named_for() {
        assertThat(Samples.captures())
                .hasSize(39)
                .allSatisfy((name, body) ->
                        assertThat(EXPECTED.entrySet())
                                .filteredOn(each -> Pattern.matches(each.getKey(), name))
                                .extracting(Map.Entry::getValue)
                                .hasSize(1)
                                .first()
                                .isEqualTo(Bodies.event(body).getClass()));
    }

    @Test
    void a_captured_comment_brings_six_fields_and_no_time_of_the_issue() {
        assertThat(Bodies.event(Samples.capture("cloud2020-comment-created.json")))
                .isInstanceOfSatisfying(
                        IssueTouched.class,
                        touched -> {
                            assertThat(touched.partial()).isNotNull();
                            assertThat(touched.partial().fields()).hasSize(6);
                            assertThat(touched.moment().updated())
                                    .isEqualTo(touched.moment().timestamp());
                        });
    }

    @Test
    void a_captured_move_keeps_the_old_key() {
        QueueItem moved = item("cloud2020-issue-updated-project.json");

        assertThat(moved.key()).isEqualTo("GOLD-208");
        assertThat(moved.previousKeys()).hasSize(1).doesNotContain("GOLD-208");
        assertThat(moved.projectKey()).isEqualTo("GOLD");
    }

    @Test
    void captured_issues_show_what_their_bodies_say() {
        QueueItem tagged = item("cloud2020-issue-updated-tags.json");

        assertThat(tagged.key()).isEqualTo("TES-12");
        assertThat(tagged.labels()).containsExactly("signal");
        assertThat(tagged.sprintId()).isEqualTo("197");
        assertThat(tagged.rank()).isEqualTo("0|i003mb:");
        assertThat(tagged.priority()).isEqualTo("Medium");
        assertThat(tagged.updated()).isEqualTo("2020-08-04T01:49:05.216Z");
        assertThat(tagged.assignee()).isNotNull();
        assertThat(tagged.assignee().name()).isEqualTo("Person 1");
        assertThat(dueDate("cloud2020-issue-updated-due-date.json")).isEqualTo("2020-08-04");
        assertThat(dueDate("cloud2020-issue-updated-due-date-unset.json")).isNull();
        assertThat(item("cloud2020-issue-updated-sprint-ids.json").sprintId()).isEqualTo("197");
        assertThat(item("cloud2020-issue-deleted.json").deleted()).isTrue();
        assertThat(item("server2017-jira-issue-created.json").updated())
                .isEqualTo("2017-03-23T19:13:18.605Z");
    }

    @Test
    void no_captured_body_gives_a_warning() {
        var projection = new Projection(Mappings.DATA_CENTER);

        assertThat(Samples.captures())
                .allSatisfy((_, body) ->
                        assertThat(projection.delta(Bodies.event(body), body).warnings())
                                .isEmpty());
    }

    private static @Nullable String dueDate(String name) {
        return item(name).dueDate();
    }

    private static QueueItem item(String name) {
        Body body = Samples.capture(name);
        State state = new Projection(Mappings.DATA_CENTER).delta(Bodies.event(body), body).state();
        return QueueItem.of(Site.DEFAULT, Bodies.entity(body).id(), state, State.EMPTY, 1);
    }
}
