package io.sprintqueue.lab.load;

import io.sprintqueue.client.HttpAnswer;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.QueueReader;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;

/// The pipeline's records of events.
public interface Records {
    /// A part of the events of an issue, those first that were received last.
    ///
    /// @param issueId Jira's own id of it
    /// @param next where to continue, as the part before said; absent for the first part
    HttpAnswer ofIssue(Site site, String issueId, @Nullable String next);

    /// One event.
    HttpAnswer one(Ledger.Event event);

    /// What the operations API says, in parts as large as it gives.
    static Records of(OperationsClient operations) {
        return new Records() {
            @Override
            public HttpAnswer ofIssue(Site site, String issueId, @Nullable String next) {
                var query = new HashMap<String, String>();
                query.put("site", site.name());
                query.put("issue", issueId);
                query.put("limit", Integer.toString(QueueReader.PAGE_MAX));
                if (next != null) {
                    query.put("next", next);
                }
                return operations.events(query);
            }

            @Override
            public HttpAnswer one(Ledger.Event event) {
                return operations.event(event.site(), event.id().toString());
            }
        };
    }
}
