package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.store.sync.JobState;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Reads the sprints of all boards that are not closed. One that was open and is no longer listed
/// is asked for by its id: it was closed, or went, and its issues are read again, since no webhook
/// of theirs need follow.
final class SprintsJob implements JobWork {
    /// The open sprints, in the memory of this job; the queue job looks at them.
    static final String OPEN = "open";

    private static final Duration BOARDS_FOR = Duration.ofDays(1);
    private static final int GONE = 2;
    private static final String BOARDS = "boards";
    private static final String BOARDS_AT = "boardsAt";
    private static final String LEFT = "left";
    private static final String LISTED = "listed";
    private static final String GONE_COUNT = "gone";

    private final Members members;

    /// @param members reads what is held of a sprint
    SprintsJob(Members members) {
        this.members = members;
    }

    /// The ids of the issues that are held in a sprint, in their order.
    @FunctionalInterface
    interface Members {
        List<String> of(String sprintId);
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        ObjectNode memory = state.memory().deepCopy();
        if (!cursor.has(LEFT)) {
            begin(cursor, memory, slice);
        }
        List<String> left = Lists.get(cursor, LEFT);
        var listed = new TreeSet<>(Lists.get(cursor, LISTED));
        while (!left.isEmpty() && !slice.isOver()) {
            Reading<List<JsonNode>> sprints = slice.jira().openSprints(left.getFirst());
            slice.offers().sprints(sprints.value(), sprints);
            sprints.value().stream()
                    .map(sprint -> sprint.path("id").asText())
                    .filter(Entity::isId)
                    .forEach(listed::add);
            left.removeFirst();
            Lists.put(cursor, LEFT, left);
            Lists.put(cursor, LISTED, listed);
            slice.reach(cursor);
        }
        if (!left.isEmpty()) {
            return new Progress.More(cursor, memory);
        }
        var open = new ArrayList<>(listed);
        for (String id : Lists.get(memory, OPEN)) {
            if (!listed.contains(id) && isStillOpen(id, memory, slice)) {
                open.add(id);
            }
        }
        Lists.put(memory, OPEN, open);
        return new Progress.Done(memory);
    }

    private static void begin(ObjectNode cursor, ObjectNode memory, Slice slice) {
        Instant now = slice.clock().instant();
        boolean fresh =
                Optional.ofNullable(memory.path(BOARDS_AT).textValue())
                        .map(Instant::parse)
                        .filter(at -> at.plus(BOARDS_FOR).isAfter(now))
                        .isPresent();
        if (!fresh) {
            Lists.put(memory, BOARDS, slice.jira().boardIds());
            memory.put(BOARDS_AT, now.toString());
        }
        Lists.put(cursor, LEFT, Lists.get(memory, BOARDS));
        Lists.put(cursor, LISTED, List.of());
    }

    /// A private board hides its sprints, so one that Jira does not show is believed to be gone
    /// only the second time.
    private boolean isStillOpen(String id, ObjectNode memory, Slice slice) {
        ObjectNode gone = memory.withObject("/" + GONE_COUNT);
        Reading<Optional<JsonNode>> reading = slice.jira().sprint(id);
        if (reading.value().isPresent()) {
            JsonNode sprint = reading.value().get();
            gone.remove(id);
            slice.offers().sprints(List.of(sprint), reading);
            boolean closed = sprint.path("state").asText().equals("closed");
            if (closed) {
                readMembers(id, slice);
            }
            return !closed;
        }
        int misses = gone.path(id).asInt() + 1;
        if (misses < GONE) {
            gone.put(id, misses);
            return true;
        }
        gone.remove(id);
        readMembers(id, slice);
        return false;
    }

    private void readMembers(String sprintId, Slice slice) {
        for (List<String> chunk : IssueReads.chunks(members.of(sprintId))) {
            IssueReads.offer(slice, chunk);
        }
    }
}
