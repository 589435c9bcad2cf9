package io.sprintqueue.sync;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.jira.IssueIds;
import io.sprintqueue.store.IssueReference;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Cells.Cell;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.store.sync.Tally.Counted;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// Judges of changes that Jira lists whether a webhook told of them, each once.
///
/// @param judgeAfter a change is judged so long after it was made, since Jira repeats what failed
///     for 75 minutes
/// @param recorded how long the records of events are kept; an older change is not judged
record Completeness(Cells cells, QueueReader events, Duration judgeAfter, Duration recorded) {
    /// More are not noted in one run: a part tells as much as all of them.
    static final int NOTED_MAX = 200;

    /// A change is listed again as long as a deep reconciliation looks back.
    private static final Duration REMEMBERED = ReconcileJob.DEEP.plus(ReconcileJob.OVERLAP);

    /// Jira's `timestamp` is a few milliseconds after the change, and `updated` may be cut.
    private static final Duration BEFORE = Duration.ofSeconds(1);

    private static final Duration AFTER = Duration.ofSeconds(10);

    private static final String GROUP = "changes#";
    private static final String NOTED = "noted";
    private static final String JUDGED = "judged";
    private static final int PAGES_MAX = 5;
    private static final int ASKED_MAX = 50;

    /// Notes changes that were listed, to be judged when it is time.
    ///
    /// @param from earlier changes are not noted
    /// @param already how many this run has noted
    /// @return how many it has noted now
    int note(Site site, Collection<IssueIds.Listed> listed, Instant from, int already) {
        int noted = already;
        for (IssueIds.Listed change : listed) {
            Instant updated = change.updated();
            if (updated != null && updated.isAfter(from) && noted < NOTED_MAX) {
                Cell cell = cells.read(GROUP + site, change.id() + "#" + updated.toEpochMilli());
                if (cell.version() == 0) {
                    cells.write(GROUP + site, cell.with(NOTED));
                    noted++;
                }
            }
        }
        return noted;
    }

    /// Judges what is due, and forgets what cannot be listed any more.
    void judge(Site site, Instant now, Tally tally) {
        for (Cell cell : cells.all(GROUP + site)) {
            int separator = cell.name().indexOf('#');
            String id = cell.name().substring(0, separator);
            Instant updated =
                    Instant.ofEpochMilli(Long.parseLong(cell.name().substring(separator + 1)));
            if (updated.plus(REMEMBERED).isBefore(now) && cell.text().equals(JUDGED)) {
                cells.remove(GROUP + site, cell.name());
            } else if (cell.text().equals(NOTED) && !updated.plus(judgeAfter).isAfter(now)) {
                if (updated.plus(recorded).isAfter(now)) {
                    tally.add(Counted.JUDGED, 1);
                    tally.add(Counted.TOLD, isTold(site, id, updated) ? 1 : 0);
                }
                cells.write(GROUP + site, cell.with(JUDGED));
            }
        }
    }

    /// Whether a webhook told of any of these changes, as far as the first of them tell.
    boolean isAnyTold(Site site, Collection<IssueIds.Listed> changes) {
        return changes.stream()
                .limit(ASKED_MAX)
                .anyMatch(change -> {
                    Instant updated = change.updated();
                    return updated != null && isTold(site, change.id(), updated);
                });
    }

    /// Whether Jira sent any event of the issue at that time, of whatever family.
    private boolean isTold(Site site, String id, Instant updated) {
        var issue = new IssueReference(site, Entity.issue(id), Set.of());
        String next = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            Page<EventRecord> records = events.eventsOf(issue, QueueReader.PAGE_MAX, next);
            if (records.elements().stream().anyMatch(record -> tells(record.envelope(), updated))) {
                return true;
            }
            next = records.next();
            if (next == null) {
                return false;
            }
        }
        return false;
    }

    private static boolean tells(Envelope envelope, Instant updated) {
        Instant sent = envelope.jiraTimestamp();
        return envelope.origin() == Origin.JIRA
                && sent != null
                && !sent.isBefore(updated.minus(BEFORE))
                && !sent.isAfter(updated.plus(AFTER));
    }
}
