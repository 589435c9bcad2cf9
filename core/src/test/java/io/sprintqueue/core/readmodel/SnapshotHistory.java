package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Seeds;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Generated events of one sprint or one project, and what they must come to by its own model: the
/// last body that is not a deletion is the whole truth, but for what becomes of a project, which
/// the last event says that is named for it.
record SnapshotHistory(boolean isSprint, List<Event> events) {
    private static final List<String> OF_SPRINTS =
            List.of("sprint_created", "sprint_started", "sprint_updated", "sprint_closed");
    private static final List<String> OF_PROJECTS =
            List.of(
                    "project_created",
                    "project_updated",
                    "project_updated",
                    "project_archived",
                    "project_soft_deleted",
                    "project_restored_deleted",
                    "project_restored_archived");

    /// One thing that Jira says.
    record Event(String name, long timestamp, Map<String, String> fields) {
        boolean deletes() {
            return name.equals("sprint_deleted") || name.equals("project_deleted");
        }

        Body body() {
            var json = new StringBuilder();
            fields.forEach((field, text) -> json.append(",'%s':'%s'".formatted(field, text)));
            return name.startsWith("sprint")
                    ? Bodies.sprint(name, timestamp, json.toString())
                    : Bodies.project(name, timestamp, json.toString());
        }
    }

    static SnapshotHistory generated(Random random) {
        boolean isSprint = random.nextBoolean();
        List<String> names = isSprint ? OF_SPRINTS : OF_PROJECTS;
        var events = new ArrayList<Event>();
        for (int count = 1 + random.nextInt(6); count > 0; count--) {
            var fields = new TreeMap<String, String>();
            for (String field : List.of("name", "goal", "state", "key")) {
                if (random.nextInt(3) > 0) {
                    fields.put(field, Seeds.oneOf(random, List.of("a", "b", "c")));
                }
            }
            String name =
                    random.nextInt(10) == 0
                            ? (isSprint ? "sprint_deleted" : "project_deleted")
                            : Seeds.oneOf(random, names);
            events.add(new Event(name, 1_790_000_000_000L + random.nextInt(4), fields));
        }
        return new SnapshotHistory(isSprint, List.copyOf(events));
    }

    @Nullable String last(String field) {
        return snapshots().stream()
                .reduce((_, later) -> later)
                .map(event -> event.fields().get(field))
                .orElse(null);
    }

    boolean deleted() {
        return events.stream().anyMatch(Event::deletes);
    }

    boolean hidden() {
        Optional<String> decisive =
                snapshots().stream()
                        .map(Event::name)
                        .filter(name -> !name.equals("project_updated"))
                        .reduce((_, later) -> later);
        return deleted()
                || decisive.filter(name ->
                                name.equals("project_archived")
                                        || name.equals("project_soft_deleted"))
                        .isPresent();
    }

    private List<Event> snapshots() {
        return events.stream()
                .filter(event -> !event.deletes())
                .sorted(
                        Comparator.comparingLong(Event::timestamp)
                                .thenComparing(event -> event.body().hash()))
                .toList();
    }
}
