package io.sprintqueue.simulation;

import io.sprintqueue.jira.JiraExchange;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.sync.Cells;

import java.time.InstantSource;

/// A bug of sync that is laid into one history by what stands around the real code; by itself none.
interface SyncBug {
    SyncBug NOTHING = new SyncBug() {};

    /// What sync remembers.
    default Cells cells(Cells cells) {
        return cells;
    }

    /// The way to Jira of one conversation.
    default JiraExchange exchange(JiraExchange exchange, InstantSource clock) {
        return exchange;
    }

    /// The way by which readings are sent.
    default LaneSender lanes(LaneSender lanes) {
        return lanes;
    }

    /// Whether it changes what is merged, so that the law of the merge would find it at once: the
    /// other rules must find it without that.
    default boolean changesTheMerge() {
        return false;
    }

    /// The table to which the processor writes.
    default EntityStore table(EntityStore table) {
        return table;
    }
}
