package io.sprintqueue.store.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Cells.Cell;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the slices of a site have counted, by hour: the figures of a day that operators see.
public record HourlyCounts(Cells cells) {
    /// How many hours are kept, the current one among them.
    public static final int HOURS = 24;

    private static final String GROUP = "counted#";

    /// Adds what a slice has counted.
    public void add(Site site, Instant now, Tally slice) {
        SortedMap<String, Long> more = slice.counts();
        if (more.isEmpty()) {
            return;
        }
        String hour = now.truncatedTo(ChronoUnit.HOURS).toString();
        cells.change(
                GROUP + site,
                hour,
                text -> {
                    ObjectNode json = CellJson.of(text, "what was counted");
                    more.forEach((what, count) -> json.put(what, json.path(what).asLong() + count));
                    return json.toString();
                });
        for (Cell cell : cells.all(GROUP + site)) {
            if (!isKept(cell, now)) {
                cells.remove(GROUP + site, cell.name());
            }
        }
    }

    /// The sums of the current hour and of those before that are kept, by the name of what was
    /// counted.
    public SortedMap<String, Long> lastDay(Site site, Instant now) {
        var sums = new TreeMap<String, Long>();
        for (Cell cell : cells.all(GROUP + site)) {
            if (isKept(cell, now)) {
                CellJson.of(cell.text(), "what was counted")
                        .properties()
                        .forEach(count ->
                                sums.merge(count.getKey(), count.getValue().asLong(), Long::sum));
            }
        }
        return sums;
    }

    private static boolean isKept(Cell cell, Instant now) {
        Instant end = Instant.parse(cell.name()).plus(Duration.ofHours(HOURS));
        return end.isAfter(now.truncatedTo(ChronoUnit.HOURS));
    }
}
