package io.sprintqueue.store.sync;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How the last login of sync at each site's Jira ended.
public record Logins(Cells cells) {
    private static final String GROUP = "gates";
    private static final String CLOSED_UNTIL = "closedUntil";
    private static final String PROBLEM = "problem";
    private static final String UNSEEN = "unseenFields";

    /// One login.
    ///
    /// @param problem why it failed; absent where it was good, or there was none yet
    /// @param retryAt when the next one is tried, after a failure
    /// @param unseenFields the mapped fields that the account does not see
    public record Login(
            @Nullable String problem, @Nullable Instant retryAt, List<String> unseenFields) {
        public Login {
            unseenFields = List.copyOf(unseenFields);
        }

        public boolean failed() {
            return problem != null;
        }

        /// Whether it is too early to try again.
        public boolean isClosed(Instant now) {
            return retryAt != null && retryAt.isAfter(now);
        }
    }

    /// The last one.
    public Login of(Site site) {
        ObjectNode json = CellJson.of(cells.read(GROUP, site.name()).text(), "a login");
        var unseen = new ArrayList<String>();
        json.path(UNSEEN).forEach(field -> unseen.add(field.asText()));
        Optional<Instant> retryAt = CellJson.instant(json, CLOSED_UNTIL);
        return new Login(json.path(PROBLEM).textValue(), retryAt.orElse(null), unseen);
    }

    /// Notes that it failed.
    public void failed(Site site, String problem, Instant retryAt) {
        put(site, JobState.empty().put(CLOSED_UNTIL, retryAt.toString()).put(PROBLEM, problem));
    }

    /// Notes that it was good.
    public void good(Site site, Collection<String> unseenFields) {
        ObjectNode json = JobState.empty();
        ArrayNode unseen = json.putArray(UNSEEN);
        unseenFields.forEach(unseen::add);
        put(site, json);
    }

    private void put(Site site, ObjectNode json) {
        cells.change(GROUP, site.name(), _ -> json.toString());
    }
}
