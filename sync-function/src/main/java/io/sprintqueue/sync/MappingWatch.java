package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.store.sync.CellJson;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Cells.Cell;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/// Asks for a fill once the mapping of a site has changed: what was read under the old one lacks
/// the new fields. It waits an hour, so that a canary of the new configuration may be rolled back
/// first.
record MappingWatch(Cells cells, JobStates states) {
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final String GROUP = "mappings";
    private static final String FILLED = "filled";
    private static final String SEEN = "seen";
    private static final String SEEN_AT = "seenAt";

    void look(Site site, FieldMapping mapping, Instant now) {
        String hash = hash(mapping);
        Cell cell = cells.read(GROUP, site.name());
        JsonNode known = CellJson.of(cell.text(), "what is known of a mapping");
        String filled = known.path(FILLED).asText(hash);
        if (filled.equals(hash)) {
            write(cell, JobState.empty().put(FILLED, hash));
        } else if (!known.path(SEEN).asText().equals(hash)) {
            ObjectNode seen = JobState.empty().put(FILLED, filled).put(SEEN, hash);
            write(cell, seen.put(SEEN_AT, now.toString()));
        } else if (!now.isBefore(Instant.parse(known.path(SEEN_AT).asText()).plus(PATIENCE))) {
            ask(site, cell, hash);
        }
    }

    /// Where a slice of another fill is given back meanwhile, the next look asks again.
    private void ask(Site site, Cell cell, String hash) {
        if (states.request(site, Job.FILL)) {
            write(cell, JobState.empty().put(FILLED, hash));
        }
    }

    private static String hash(FieldMapping mapping) {
        return new Body(mapping.toString().getBytes(StandardCharsets.UTF_8)).hash();
    }

    /// Whoever else looks at the same time writes the same.
    private void write(Cell cell, ObjectNode json) {
        if (!json.toString().equals(cell.text())) {
            cells.write(GROUP, cell.with(json.toString()));
        }
    }
}
