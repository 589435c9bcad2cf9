package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraException.Kind;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.store.sync.Tally;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/// One conversation with a site's Jira, which counts only as far as one account had all of it.
record Visit(Site site, Gate gate, SiteSync.Conversations conversations, InstantSource clock) {
    /// After a failure of credentials one try is made in so long, for all of a site together.
    static final Duration PROBE = Duration.ofMinutes(15);

    /// Whether the site may be asked.
    boolean isOpen(Instant now) {
        return !gate.isClosed(site, now);
    }

    /// Does the work in between.
    ///
    /// @param reached is told of the places from which a later slice may go on, once Jira named the
    ///     same account after them, also where the work fails
    /// @throws JiraException as the conversation fails; where its credentials do, the gate closes
    <T> T make(
            Instant deadline, Consumer<ObjectNode> reached, Tally tally, Function<Slice, T> work) {
        try (JiraSite jira = conversations.open(deadline, tally)) {
            Gate.Entry entry = gate.enter(site, jira, clock.instant());
            var places = new ConfirmedPlaces(() -> gate.leave(entry, jira), reached);
            Slice slice = conversations.slice(jira, entry, deadline, places, tally);
            T result = work(work, slice, places);
            places.leave();
            return result;
        } catch (JiraException failed) {
            if (failed.kind() == Kind.CREDENTIALS) {
                String problem = String.valueOf(failed.getMessage());
                gate.close(site, problem, clock.instant().plus(PROBE));
            }
            throw failed;
        }
    }

    /// What was read before a failure counts too, where it can be confirmed.
    private static <T> T work(Function<Slice, T> work, Slice slice, ConfirmedPlaces places) {
        try {
            return work.apply(slice);
        } catch (RuntimeException failed) {
            places.confirmAfter(failed);
            throw failed;
        }
    }
}
