package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.jira.Reading;
import io.sprintqueue.jira.SprintState;
import io.sprintqueue.store.sync.JobState;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the sprints of all boards that are not closed. As often as a census it reads the closed
/// ones too: one that was closed before the first fill, or between two runs, says which of its
/// issues are left over of it. A sprint that was open and is no longer listed so is asked for by
/// its id: it was closed, or went, and its issues are read again, since no webhook of theirs need
/// follow.
final class SprintsJob implements JobWork {
    /// The open sprints, in the memory of this job; the queue job looks at them.
    static final String OPEN = "open";

    private static final int GONE = 2;
    private static final String BOARDS = "boards";
    private static final String BOARDS_AT = "boardsAt";
    private static final String LEFT = "left";
    private static final String LISTED = "listed";
    private static final String UNLISTED = "unlisted";
    private static final String CLOSED_TOO = "closedToo";
    private static final String GONE_COUNT = "gone";

    private final Members members;
    private final Duration allEvery;

    /// @param members reads what is held of a sprint
    /// @param allEvery how often all boards and their closed sprints are listed
    SprintsJob(Members members, Duration allEvery) {
        this.members = members;
        this.allEvery = allEvery;
    }

    /// The ids of the issues that are held in a sprint, in their order.
    @FunctionalInterface
    interface Members {
        List<String> of(String sprintId);
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        if (!cursor.has(LEFT)) {
            begin(cursor, state.memory(), slice);
            slice.reach(cursor);
        }
        return listBoards(cursor, slice) && checkUnlisted(cursor, state.memory(), slice)
                ? new Progress.Done(memory(cursor, state.memory()))
                : new Progress.More(cursor, state.memory());
    }

    /// @return whether all boards are done
    private static boolean listBoards(ObjectNode cursor, Slice slice) {
        Set<SprintState> states =
                cursor.path(CLOSED_TOO).asBoolean() ? SprintState.ALL : SprintState.OPEN;
        List<String> left = Lists.get(cursor, LEFT);
        var listed = new TreeSet<>(Lists.get(cursor, LISTED));
        while (!left.isEmpty() && !slice.isOver()) {
            Reading<List<JsonNode>> sprints = slice.jira().sprints(left.getFirst(), states);
            slice.offers().sprints(sprints.value(), sprints);
            sprints.value().stream()
                    .filter(sprint -> !isClosed(sprint))
                    .map(sprint -> sprint.path("id").asText())
                    .filter(Entity::isId)
                    .forEach(listed::add);
            left.removeFirst();
            Lists.put(cursor, LEFT, left);
            Lists.put(cursor, LISTED, listed);
            slice.reach(cursor);
        }
        return left.isEmpty();
    }

    /// Asks for each sprint that was open and is not listed so.
    ///
    /// @return whether all are done
    private boolean checkUnlisted(ObjectNode cursor, ObjectNode memory, Slice slice) {
        List<String> open = Lists.get(cursor, LISTED);
        if (!cursor.has(UNLISTED)) {
            List<String> unlisted = Lists.get(memory, OPEN);
            unlisted.removeAll(open);
            Lists.put(cursor, UNLISTED, unlisted);
            gone(cursor).retain(unlisted);
        }
        List<String> left = Lists.get(cursor, UNLISTED);
        while (!left.isEmpty() && !slice.isOver()) {
            String id = left.removeFirst();
            if (isStillOpen(id, gone(cursor), slice)) {
                open.add(id);
            }
            Lists.put(cursor, UNLISTED, left);
            Lists.put(cursor, LISTED, open);
            slice.reach(cursor);
        }
        return left.isEmpty();
    }

    /// What the run learned; until its end that stands in the cursor, so that a failure loses none.
    private static ObjectNode memory(ObjectNode cursor, ObjectNode before) {
        ObjectNode memory = before.deepCopy();
        Lists.put(memory, OPEN, Lists.get(cursor, LISTED));
        memory.set(GONE_COUNT, gone(cursor));
        if (cursor.has(BOARDS_AT)) {
            memory.set(BOARDS, cursor.path(BOARDS));
            memory.set(BOARDS_AT, cursor.path(BOARDS_AT));
        }
        return memory;
    }

    private static ObjectNode gone(ObjectNode cursor) {
        return cursor.withObject("/" + GONE_COUNT);
    }

    private void begin(ObjectNode cursor, ObjectNode memory, Slice slice) {
        Instant now = slice.clock().instant();
        boolean fresh =
                Optional.ofNullable(memory.path(BOARDS_AT).textValue())
                        .map(Instant::parse)
                        .filter(at -> at.plus(allEvery).isAfter(now))
                        .isPresent();
        if (!fresh) {
            Lists.put(cursor, BOARDS, slice.jira().boardIds());
            cursor.put(BOARDS_AT, now.toString());
        }
        Lists.put(cursor, LEFT, Lists.get(fresh ? memory : cursor, BOARDS));
        gone(cursor).setAll(gone(memory.deepCopy()));
        Lists.put(cursor, LISTED, List.of());
        cursor.put(CLOSED_TOO, !fresh);
    }

    /// A private board hides its sprints, so one that Jira does not show is believed to be gone
    /// only the second time.
    private boolean isStillOpen(String id, ObjectNode gone, Slice slice) {
        Reading<Optional<JsonNode>> reading = slice.jira().sprint(id);
        if (reading.value().isPresent()) {
            JsonNode sprint = reading.value().get();
            gone.remove(id);
            slice.offers().sprints(List.of(sprint), reading);
            boolean closed = isClosed(sprint);
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

    private static boolean isClosed(JsonNode sprint) {
        return sprint.path("state").asText().equals(SprintState.CLOSED.label());
    }

    private void readMembers(String sprintId, Slice slice) {
        for (List<String> chunk : IssueReads.chunks(members.of(sprintId))) {
            IssueReads.offer(slice, chunk);
        }
    }
}
