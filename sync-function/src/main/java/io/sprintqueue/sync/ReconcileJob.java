package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.IssueIds;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.Tally.Counted;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads what was updated since the last good run began, and a while before: Jira's search lags.
/// Twice a day it looks a whole day back, since it lags for hours at worst.
///
/// There is no upper bound, or an issue that is updated all the time would be missed for ever. The
/// watermark is when a run began, never the latest update that was seen: one that is indexed late
/// would be behind it.
final class ReconcileJob implements JobWork {
    static final Duration OVERLAP = Duration.ofMinutes(15);
    static final Duration DEEP = Duration.ofHours(24);
    static final Duration DEEP_EVERY = Duration.ofHours(12);

    private static final int FAILING_MAX = 100;
    private static final String SINCE = "since";
    private static final String KEYS = "keys";
    private static final String NEXT = "next";
    private static final String DONE = "done";
    private static final String DEEP_AT = "deepAt";
    private static final String FAILING = "failing";
    private static final String NOTED = "noted";
    private static final String JUDGED_FROM = "judgedFrom";

    /// So many changes are made without a webhook by no chance.
    private static final int SILENT_MIN = 5;

    /// A webhook may be on its way for so long.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

    private static final String RECENT = "recent";
    private static final String HEARD = "heard";

    private final Completeness completeness;

    ReconcileJob(Completeness completeness) {
        this.completeness = completeness;
    }

    @Override
    public Progress run(JobState state, Slice slice) {
        ObjectNode cursor = state.cursor().deepCopy();
        Instant began = Objects.requireNonNull(state.runStarted());
        if (!cursor.has(SINCE)) {
            begin(cursor, state, began);
            completeness.judge(slice.site(), began, slice.offers().tally());
            List<String> again = Lists.get(state.memory(), FAILING);
            Lists.put(cursor, FAILING, IssueReads.offer(slice, again).failing());
        }
        Optional<Instant> judgedFrom = instant(state.memory(), JUDGED_FROM);
        var failing = new TreeSet<>(Lists.get(cursor, FAILING));
        boolean done = !bind(cursor, slice);
        while (!done && !slice.isOver()) {
            done = page(cursor, failing, slice, judgedFrom, began);
            reach(cursor, failing, slice);
        }
        if (done && cursor.path(RECENT).asInt() >= SILENT_MIN && !cursor.path(HEARD).asBoolean()) {
            slice.offers().tally().add(Counted.SILENT, 1);
        }
        return done
                ? new Progress.Done(memory(cursor, state, began))
                : new Progress.More(cursor, state.memory());
    }

    private static void reach(ObjectNode cursor, Set<String> failing, Slice slice) {
        Lists.put(cursor, FAILING, failing.stream().limit(FAILING_MAX).toList());
        slice.reach(cursor);
    }

    private static void begin(ObjectNode cursor, JobState state, Instant began) {
        Instant watermark = Objects.requireNonNullElse(state.lastGood(), began).minus(OVERLAP);
        boolean deep =
                instant(state.memory(), DEEP_AT)
                        .map(last -> !last.plus(DEEP_EVERY).isAfter(began))
                        .orElse(true);
        Instant dayBack = began.minus(DEEP);
        boolean further = deep && dayBack.isBefore(watermark);
        cursor.put(SINCE, (further ? dayBack : watermark).toString());
        cursor.put(DEEP_AT, deep);
    }

    /// Names the projects in the query, only live ones: where it names another, Jira refuses it. A
    /// list under other names begins at its beginning.
    ///
    /// @return whether there is anything to list
    private static boolean bind(ObjectNode cursor, Slice slice) {
        boolean bound = !slice.projects().isEmpty();
        List<String> keys = bound ? FillJob.liveKeys(slice) : List.of();
        if (!keys.equals(Lists.get(cursor, KEYS))) {
            cursor.remove(List.of(NEXT, DONE, RECENT));
            Lists.put(cursor, KEYS, keys);
        }
        return !bound || !keys.isEmpty();
    }

    private static ObjectNode memory(ObjectNode cursor, JobState state, Instant began) {
        ObjectNode memory = state.memory().deepCopy();
        if (cursor.path(DEEP_AT).asBoolean()) {
            memory.put(DEEP_AT, began.toString());
        }
        Lists.put(memory, FAILING, Lists.get(cursor, FAILING));
        if (!memory.has(JUDGED_FROM)) {
            memory.put(JUDGED_FROM, began.toString());
        }
        return memory;
    }

    /// @return whether it was the last page, and all of it was done
    ///
    /// @param judgedFrom changes since then are judged: of earlier ones nothing tells whether
    ///     webhooks were on at all
    private boolean page(
            ObjectNode cursor,
            Set<String> failing,
            Slice slice,
            Optional<Instant> judgedFrom,
            Instant began) {
        Instant since = Instant.parse(cursor.path(SINCE).asText());
        IssueIds page = listed(cursor, since, slice);
        judgedFrom.ifPresent(from -> {
            int noted = cursor.path(NOTED).asInt();
            cursor.put(NOTED, completeness.note(slice.site(), page.issues(), from, noted));
        });
        List<List<String>> chunks = IssueReads.chunks(page.ids());
        int done = cursor.path(DONE).asInt();
        while (done < chunks.size() && !slice.isOver()) {
            List<String> chunk = chunks.get(done);
            IssueReads.Rest rest = IssueReads.offer(slice, chunk);
            chunk.forEach(failing::remove);
            failing.addAll(rest.failing());
            done++;
            cursor.put(DONE, done);
            reach(cursor, failing, slice);
        }
        if (done < chunks.size()) {
            return false;
        }
        cursor.remove(DONE);
        judgedFrom.ifPresent(from -> listen(cursor, page, from, began, slice.site()));
        if (page.next() == null) {
            return true;
        }
        cursor.put(NEXT, page.next());
        return false;
    }

    /// Notes how many changes were just made, and whether a webhook told of one.
    private void listen(
            ObjectNode cursor, IssueIds page, Instant judgedFrom, Instant began, Site site) {
        Instant quarterAgo = began.minus(OVERLAP);
        Instant from = judgedFrom.isAfter(quarterAgo) ? judgedFrom : quarterAgo;
        List<IssueIds.Listed> recent =
                page.issues().stream()
                        .filter(change ->
                                isBetween(from, change.updated(), began.minus(ON_ITS_WAY)))
                        .toList();
        cursor.put(RECENT, cursor.path(RECENT).asInt() + recent.size());
        boolean heard = cursor.path(HEARD).asBoolean() || completeness.isAnyTold(site, recent);
        cursor.put(HEARD, heard);
    }

    private static boolean isBetween(Instant from, @Nullable Instant time, Instant to) {
        return time != null && time.isAfter(from) && time.isBefore(to);
    }

    /// Where Jira refuses the place in the list, which lives for a week and belongs to one query,
    /// the list begins again.
    private static IssueIds listed(ObjectNode cursor, Instant since, Slice slice) {
        List<String> keys = Lists.get(cursor, KEYS);
        try {
            String next = cursor.path(NEXT).textValue();
            return slice.jira().updatedSince(since, keys, next).value();
        } catch (JiraException refused) {
            if (refused.kind() != Kind.REFUSED || !cursor.has(NEXT)) {
                throw refused;
            }
            cursor.remove(List.of(NEXT, DONE));
            slice.reach(cursor);
            return slice.jira().updatedSince(since, keys, null).value();
        }
    }

    private static Optional<Instant> instant(ObjectNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue()).map(Instant::parse);
    }
}
