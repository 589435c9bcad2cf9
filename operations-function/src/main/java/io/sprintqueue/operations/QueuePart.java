package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.QueueItem;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.RankedIssue;
import io.sprintqueue.store.UnreadableRow;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The part of a sprint's queue in one response, limited in items and bytes. It goes through all
/// items that name the sprint, in rank order, and separates those that are left over.
final class QueuePart {
    /// Lambda returns at most 6 MB, in which the response is a text with escaped quotes.
    static final int BYTES_MAX = 5_000_000;

    private final State sprint;
    private final ProjectVisibility visibility;
    private final ArrayNode items = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode leftOver = JsonNodeFactory.instance.arrayNode();
    private final List<UnreadableRow> unreadable = new ArrayList<>();
    private @Nullable String next;
    private boolean found;
    private int looked;
    private int bytes;

    /// @param sprint the state of the sprint
    /// @param next where the part begins; absent for the first one
    QueuePart(State sprint, ProjectVisibility visibility, @Nullable String next) {
        this.sprint = sprint;
        this.visibility = visibility;
        this.next = next;
        this.found = next != null;
    }

    /// Reads some issues of the sprint.
    @FunctionalInterface
    interface Source {
        Page<RankedIssue> read(int limit, @Nullable String next);
    }

    /// Takes issues until there are no more, enough were looked at, or the next does not fit.
    void fill(int limit, Source source) {
        boolean more = true;
        while (more && looked < limit) {
            int size = Math.min(limit - looked, QueueReader.PAGE_MAX);
            Page<RankedIssue> page = source.read(size, next);
            looked += size;
            if (!takeAll(page)) {
                return;
            }
            next = page.next();
            more = next != null;
        }
    }

    private boolean takeAll(Page<RankedIssue> page) {
        found |= !page.unreadable().isEmpty();
        unreadable.addAll(page.unreadable());
        for (RankedIssue ranked : page.elements()) {
            found = true;
            if (!visibility.hides(ranked.issue().versioned().state()) && !take(ranked)) {
                return false;
            }
            next = ranked.place();
        }
        return true;
    }

    private boolean take(RankedIssue ranked) {
        QueueItem item = Items.item(ranked.issue(), sprint);
        ObjectNode json = Json.item(item);
        int more = bytesInAText(json.toString());
        if (bytes + more > BYTES_MAX) {
            return false;
        }
        bytes += more;
        (item.leftOverOf() == null ? items : leftOver).add(json);
        return true;
    }

    /// The bytes that the JSON takes where its quotes are escaped.
    static int bytesInAText(String json) {
        long escaped = json.chars().filter(c -> c == '"' || c == '\\').count();
        return json.getBytes(StandardCharsets.UTF_8).length + (int) escaped + 1;
    }

    ArrayNode items() {
        return items;
    }

    ArrayNode leftOver() {
        return leftOver;
    }

    /// The issues that cannot be read. If the part ends within a page, the next part may name some
    /// again.
    List<UnreadableRow> unreadable() {
        return unreadable;
    }

    /// Where the next part begins; absent if this is the last one.
    @Nullable String next() {
        return next;
    }

    /// Whether there was no issue at all, shown or not.
    boolean isOfNothing() {
        return !found;
    }
}
