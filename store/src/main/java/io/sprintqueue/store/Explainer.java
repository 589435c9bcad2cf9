package io.sprintqueue.store;

import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.People;
import io.sprintqueue.core.readmodel.Explanation;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Explains where the value of each field of an issue comes from, and who changed it.
public final class Explainer {
    private final QueueReader reader;
    private final Function<Site, People> people;

    /// Explains what a reader reads.
    ///
    /// @param people how much of people a site shows
    public Explainer(QueueReader reader, Function<Site, People> people) {
        this.reader = reader;
        this.people = people;
    }

    /// An issue, explained.
    ///
    /// @param sprint the state of the sprint that it names
    /// @param records of the events that said its fields last, those that are still kept
    public record Explained(
            StoredEntity issue,
            State sprint,
            Explanation explanation,
            Map<EventId, EventRecord> records) {
        public Explained {
            records = Map.copyOf(records);
        }
    }

    /// The issue of that id, or that has the key, or had it; a deleted one too.
    public Optional<Explained> issue(Site site, String keyOrId) {
        return reader.issue(site, keyOrId).map(this::explained);
    }

    private Explained explained(StoredEntity issue) {
        State sprint = reader.sprintOf(issue);
        ChangeHistory history =
                reader.changesOf(issue.key()).shownTo(people.apply(issue.key().site()));
        Explanation explanation =
                Explanation.of(issue.key().entity(), issue.versioned().state(), sprint, history);
        Map<EventId, EventRecord> records =
                reader
                        .events(
                                explanation.events().stream()
                                        .map(id -> new EventKey(issue.key().site(), id))
                                        .collect(Collectors.toSet()))
                        .stream()
                        .collect(
                                Collectors.toMap(
                                        record -> record.envelope().eventId(), record -> record));
        return new Explained(issue, sprint, explanation, records);
    }
}
