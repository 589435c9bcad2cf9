package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Seeds;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;

/// Webhooks and readings of one issue, in whatever order they come.
class ReadingHistoryTest {
    private static final int HISTORIES = 1_000;
    private static final Projection PROJECTION = new Projection(Mappings.CLOUD);
    private static final long START = 1_790_000_000_000L;
    private static final Entity ISSUE = Entity.issue("10013");
    private static final List<String> FIELDS = List.of("summary", "duedate");
    private static final List<String> SEEN = List.of("visible", "not_visible", "archived");

    /// A body, and what it says by a model of its own.
    ///
    /// @param said field → its text, empty where the body says that the field is empty
    private record Told(
            Origin origin,
            Body body,
            long updated,
            long timestamp,
            Map<String, Optional<String>> said) {
        State delta() {
            return switch (JiraEventParser.parse(body, ISSUE, origin)) {
                case Parsed.Understood(var event) -> PROJECTION.delta(event, body).state();
                case Parsed.Unreadable(String reason) -> throw new AssertionError(reason);
            };
        }
    }

    @Test
    void every_order_ends_as_the_model_says() {
        for (long seed : Seeds.some(HISTORIES)) {
            var random = new Random(seed);
            List<Told> history = history(random);
            State state = fold(history);

            assertThat(fold(Seeds.shuffled(random, history))).as("seed %d", seed).isEqualTo(state);
            assertThat(fold(twice(random, history))).as("seed %d", seed).isEqualTo(state);
            assertThat(state.text(Fields.SUMMARY))
                    .as("summary, seed %d", seed)
                    .isEqualTo(last(history, "summary"));
            assertThat(state.text(Fields.DUE_DATE))
                    .as("due date, seed %d", seed)
                    .isEqualTo(last(history, "duedate"));
            assertThat(state.text(Fields.VISIBILITY))
                    .as("visibility, seed %d", seed)
                    .isEqualTo(last(history, "visibility"));
            assertThat(state.lastActivity()).as("seed %d", seed).isEqualTo(activity(history));
        }
    }

    @Test
    void a_reading_of_an_older_update_changes_no_field_of_a_newer_webhook() {
        Told webhook = webhook(new Random(1), START + 10);
        Told reading = reading(new Random(2), START + 9, START + 5_000);

        State after = webhook.delta().join(reading.delta());

        assertThat(after.registers()).containsAllEntriesOf(webhook.delta().registers());
    }

    @Test
    void of_one_update_whoever_spoke_later_is_believed() {
        Told webhook = webhook(new Random(1), START + 10);
        Told before = reading(new Random(2), START + 10, START + 9);
        Told after = reading(new Random(2), START + 10, START + 11);

        assertThat(webhook.delta().join(before.delta()).text(Fields.SUMMARY))
                .isEqualTo(webhook.said().get("summary"));
        assertThat(webhook.delta().join(after.delta()).text(Fields.SUMMARY))
                .isEqualTo(after.said().get("summary"));
    }

    @Test
    void nothing_that_is_read_raises_a_deleted_issue() {
        State deleted = State.of(Map.of(), 0, List.of(), true);

        assertThat(deleted.join(seen(START, "visible").delta()).deleted()).isTrue();
        assertThat(deleted.join(reading(new Random(1), START, START).delta()).deleted()).isTrue();
    }

    private static List<Told> history(Random random) {
        var history = new ArrayList<Told>();
        for (int count = 1 + random.nextInt(7); count > 0; count--) {
            long time = START + random.nextInt(4);
            history.add(
                    switch (random.nextInt(3)) {
                        case 0 -> webhook(random, time);
                        case 1 -> reading(random, time, START + random.nextInt(4));
                        default -> seen(time, Seeds.oneOf(random, SEEN));
                    });
        }
        return history;
    }

    private static Told webhook(Random random, long time) {
        Map<String, Optional<String>> said = said(random, List.of("summary"));
        Body body =
                Bodies.of(
                        "{'timestamp':%d,'webhookEvent':'jira:issue_updated','issue':%s}"
                                .formatted(time, issue(time, said)));
        return new Told(Origin.JIRA, body, time, time, said);
    }

    private static Told reading(Random random, long updated, long readAt) {
        List<String> asked = random.nextBoolean() ? FIELDS : List.of("summary");
        Map<String, Optional<String>> said = said(random, asked);
        String names = "'updated','" + String.join("','", asked) + "'";
        Body body =
                Bodies.of(
                        ("{'timestamp':%d,'webhookEvent':'sprintqueue:issue_snapshot',"
                                        + "'asked':[%s],'issue':%s}")
                                .formatted(readAt, names, issue(updated, said)));
        return new Told(Origin.SYNC, body, updated, readAt, said);
    }

    private static Told seen(long readAt, String visibility) {
        return new Told(
                Origin.SYNC,
                Bodies.of(
                        ("{'timestamp':%d,'webhookEvent':'sprintqueue:issue_visibility',"
                                        + "'issue':{'id':'10013'},'visibility':'%s'}")
                                .formatted(readAt, visibility)),
                readAt,
                readAt,
                Map.of("visibility", Optional.of(visibility)));
    }

    private static Map<String, Optional<String>> said(Random random, List<String> fields) {
        var said = new TreeMap<String, Optional<String>>();
        for (String field : fields) {
            boolean empty = field.equals("duedate") && random.nextBoolean();
            said.put(
                    field,
                    empty ? Optional.empty() : Optional.of("2026-10-1" + random.nextInt(10)));
        }
        return said;
    }

    /// An empty field is not in the body of a reading at all.
    private static String issue(long updated, Map<String, Optional<String>> said) {
        var fields = new TreeSet<String>();
        fields.add("'updated':'" + Instant.ofEpochMilli(updated) + "'");
        said.forEach((name, text) ->
                text.ifPresent(known -> fields.add("'" + name + "':'" + known + "'")));
        return "{'id':'10013','key':'ORBIT-1','fields':{" + String.join(",", fields) + "}}";
    }

    private static Optional<String> last(List<Told> history, String field) {
        return history.stream()
                .filter(told -> told.said().containsKey(field))
                .max(
                        Comparator.comparingLong(Told::updated)
                                .thenComparingLong(Told::timestamp)
                                .thenComparing(told -> told.body().hash()))
                .flatMap(told -> told.said().getOrDefault(field, Optional.empty()));
    }

    private static long activity(List<Told> history) {
        return history.stream()
                .filter(told -> !told.said().containsKey("visibility"))
                .mapToLong(told -> told.origin() == Origin.JIRA ? told.timestamp() : told.updated())
                .max()
                .orElse(0);
    }

    private static List<Told> twice(Random random, List<Told> history) {
        var twice = new ArrayList<>(Seeds.shuffled(random, history));
        twice.addAll(Seeds.shuffled(random, history));
        return twice;
    }

    private static State fold(List<Told> history) {
        return history.stream().map(Told::delta).reduce(State.EMPTY, State::join);
    }
}
