package io.sprintqueue.sync;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.JiraSite;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Tally;

import java.time.Instant;
import java.time.InstantSource;

/// The conversations with one site's Jira.
///
/// @param waiting waits for the budget
record SyncConversations(
        Jiras jiras,
        Site site,
        JiraCredentials credentials,
        Configuration configuration,
        Cells cells,
        HostBudget.Rate rate,
        EntityStore store,
        LaneSender lanes,
        Workers workers,
        InstantSource clock,
        HostBudget.Waiting waiting)
        implements SiteSync.Conversations {
    @Override
    public JiraSite open(Instant deadline, Tally tally) {
        var budget =
                new HostBudget(cells, credentials.host(), rate, clock, deadline, waiting, tally);
        return jiras.open(credentials, budget, clock);
    }

    @Override
    public Slice slice(
            JiraSite jira, Gate.Entry entry, Instant deadline, Slice.Places places, Tally tally) {
        var offers = new Offers(site, configuration, store, lanes, workers, clock, tally);
        return new Slice(
                site,
                jira,
                entry.asked(),
                configuration.sync().projects(),
                offers,
                clock,
                deadline,
                places,
                false);
    }
}
