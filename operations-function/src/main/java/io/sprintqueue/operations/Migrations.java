package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.store.IndexRows;
import io.sprintqueue.store.sync.IndexProgress;
import io.sprintqueue.store.sync.IndexProgress.Done;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;

/// Brings a slice of the rows that an older version has written to their places in the lists. Who
/// calls goes on until it is complete, at a rate of their own; a call that fails loses nothing.
record Migrations(IndexRows rows, IndexProgress progress) implements Endpoints {
    private static final WholeNumber ROWS =
            new WholeNumber("rows", IndexRows.ROWS_MAX, IndexRows.ROWS_MAX);
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("POST /ops/migrate", request -> migrate(request.query()));
    }

    private Answer migrate(Map<String, String> query) {
        Optional<Integer> size = ROWS.of(query);
        if (size.isEmpty()) {
            return ROWS.refused();
        }
        Done before = progress.read();
        if (query.containsKey("again")) {
            return slice(before.again(), size.get());
        }
        return before.complete() ? answer(before) : slice(before, size.get());
    }

    /// Of two callers at once one is told of what the other did: the slice of both is the same.
    private Answer slice(Done before, int size) {
        IndexRows.Slice slice = rows.bring(before.place(), size);
        var after =
                new Done(
                        slice.next(),
                        before.looked() + slice.looked(),
                        before.written() + slice.written(),
                        before.unreadable() + slice.unreadable(),
                        slice.next() == null,
                        before.note());
        if (!progress.note(after)) {
            return answer(progress.read());
        }
        if (after.complete()) {
            LOG.info(
                    "{} rows were looked at, {} were brought to their places, {} cannot be read",
                    after.looked(),
                    after.written(),
                    after.unreadable());
        }
        return answer(after);
    }

    private static Answer answer(Done done) {
        return Answer.ok(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("looked", done.looked())
                        .put("written", done.written())
                        .put("unreadable", done.unreadable())
                        .put("complete", done.complete()));
    }
}
