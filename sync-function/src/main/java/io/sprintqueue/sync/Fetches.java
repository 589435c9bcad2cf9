package io.sprintqueue.sync;

import io.sprintqueue.aws.Failures;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.FetchRequest;
import io.sprintqueue.core.readmodel.Fullness;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.messaging.FetchQueue;
import io.sprintqueue.messaging.FetchQueue.Received;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.Snapshot;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Pauses;
import io.sprintqueue.store.sync.Tally;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Reads the issues that the processor asked for: those of which Jira said that something happened,
/// and not what. Whoever runs it takes messages from the queue itself, so that a hundred issues are
/// one request, and nothing is taken while no site may be asked.
///
/// @param visits by the sites that have credentials
/// @param shut the sites whose credentials are bad
/// @param store has what is held by now
record Fetches(
        FetchQueue queue,
        Map<Site, Visit> visits,
        Set<Site> shut,
        EntityStore store,
        JobStates states,
        Pauses pauses,
        CensusNotes notes,
        InstantSource clock) {
    /// What was done for one site.
    ///
    /// @param problem absent where all was read
    record Fetched(Site site, Optional<String> problem, Tally tally) {}

    /// Goes on until nothing is due or the time is over.
    List<Fetched> run(Instant end) {
        var results = new ArrayList<Fetched>();
        List<Received> received = receive(end);
        while (!received.isEmpty()) {
            bySite(received)
                    .forEach((site, asked) -> fetch(site, asked, end).ifPresent(results::add));
            received = receive(end);
        }
        return results;
    }

    /// As many as can be asked for at once.
    private List<Received> receive(Instant end) {
        var received = new ArrayList<Received>();
        while (isOpen(end) && received.size() < JiraSite.ISSUES_MAX) {
            List<Received> more = queue.receive();
            if (more.isEmpty()) {
                break;
            }
            received.addAll(more);
        }
        return received;
    }

    private boolean isOpen(Instant end) {
        Instant now = clock.instant();
        return now.isBefore(end) && visits.values().stream().anyMatch(visit -> isOpen(visit, now));
    }

    private boolean isOpen(Visit visit, Instant now) {
        return visit.isOpen(now) && pauses.until(visit.site(), now).isEmpty();
    }

    private static Map<Site, List<Received>> bySite(Collection<Received> received) {
        return received.stream()
                .collect(
                        Collectors.groupingBy(
                                each -> each.message().site(), TreeMap::new, Collectors.toList()));
    }

    /// A site without credentials is settled: nothing will ever read its issues. One that may not
    /// be asked now is left to a later receive.
    private Optional<Fetched> fetch(Site site, List<Received> asked, Instant end) {
        Visit visit = visits.get(site);
        if (visit == null && shut.contains(site)) {
            return Optional.empty();
        }
        if (visit == null) {
            queue.settle(asked);
            return Optional.empty();
        }
        if (!isOpen(visit, clock.instant())) {
            return Optional.empty();
        }
        var tally = new Tally();
        try {
            Set<String> failing = read(visit, wanted(site, asked), end, tally);
            queue.settle(
                    asked.stream()
                            .filter(each -> !failing.contains(each.message().request().issueId()))
                            .toList());
            return Optional.of(new Fetched(site, Optional.empty(), tally));
        } catch (JiraException | RunStopped refused) {
            String why = String.valueOf(refused.getMessage());
            return Optional.of(new Fetched(site, Optional.of(why), tally));
        } catch (RuntimeException failed) {
            return Optional.of(new Fetched(site, Optional.of(Failures.describe(failed)), tally));
        }
    }

    /// Looks again: the whole issue may have come meanwhile.
    private Set<String> wanted(Site site, List<Received> asked) {
        Snapshot held =
                store.read(
                        asked.stream()
                                .map(each -> key(site, each.message().request()))
                                .collect(Collectors.toUnmodifiableSet()),
                        Set.of());
        return asked.stream()
                .map(each -> each.message().request())
                .filter(request -> held.isReadable(key(site, request)))
                .filter(request -> isWanted(request, held.state(key(site, request)).state()))
                .map(FetchRequest::issueId)
                .collect(Collectors.toSet());
    }

    private static boolean isWanted(FetchRequest request, State held) {
        boolean gone = held.deleted() || IssueVisibility.hides(held);
        return !gone && !Fullness.isHeld(held, request.since());
    }

    private static EntityKey key(Site site, FetchRequest request) {
        return new EntityKey(site, Entity.issue(request.issueId()));
    }

    /// @return those whose reading fails
    private Set<String> read(Visit visit, Set<String> ids, Instant end, Tally tally) {
        var failing = new HashSet<String>();
        if (!ids.isEmpty()) {
            visit.make(
                    end,
                    _ -> {},
                    tally,
                    slice -> {
                        IssueReads.Rest rest = IssueReads.offer(slice.isolating(), ids);
                        suspect(visit.site(), rest.missing());
                        return failing.addAll(rest.failing());
                    });
        }
        return failing;
    }

    /// What Jira does not show is a suspicion, as if the last census had missed it, and no more.
    private void suspect(Site site, Set<String> missing) {
        long run = missing.isEmpty() ? 0 : CensusJob.lastRun(states.of(site));
        if (run > 0) {
            missing.forEach(id -> notes.suspect(site, id, run));
        }
    }
}
