package io.sprintqueue.operations;

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
import java.util.function.Predicate;

/// Gathers a part of a sprint's queue or of a backlog, limited in items and bytes. It goes through
/// all items that the index names, in rank order, and leaves out those of hidden projects.
final class QueuePart {
    /// Lambda returns at most 6 MB, in which the response is a text with escaped quotes.
    static final int BYTES_MAX = 5_000_000;

    private final State sprint;
    private final ProjectVisibility visibility;
    private final JiraLinks links;
    private final Predicate<State> wanted;
    private final int bytesMax;
    private final List<Shown> shown = new ArrayList<>();
    private final List<UnreadableRow> unreadable = new ArrayList<>();
    private @Nullable String next;
    private boolean found;
    private int looked;
    private int bytes;

    /// @param sprint the state of the sprint, which decides what is left over of it
    /// @param next where the part begins; absent for the first one
    QueuePart(State sprint, ProjectVisibility visibility, JiraLinks links, @Nullable String next) {
        this(sprint, visibility, links, _ -> true, BYTES_MAX, next);
    }

    /// @param wanted which issues are taken
    /// @param bytesMax how many bytes their JSON may have
    QueuePart(
            State sprint,
            ProjectVisibility visibility,
            JiraLinks links,
            Predicate<State> wanted,
            int bytesMax,
            @Nullable String next) {
        this.sprint = sprint;
        this.visibility = visibility;
        this.links = links;
        this.wanted = wanted;
        this.bytesMax = bytesMax;
        this.next = next;
        this.found = next != null;
    }

    /// An item in the list.
    ///
    /// @param place where the list continues behind it
    record Shown(QueueItem item, ObjectNode json, String place) {
        boolean isLeftOver() {
            return item.leftOverOf() != null;
        }
    }

    /// Reads some issues of the list.
    @FunctionalInterface
    interface Source {
        Page<RankedIssue> read(int limit, @Nullable String next);
    }

    /// Takes issues until there are no more, enough were looked at, or the next does not fit.
    QueuePart fill(int limit, Source source) {
        boolean more = true;
        while (more && looked < limit) {
            int size = Math.min(limit - looked, QueueReader.PAGE_MAX);
            Page<RankedIssue> page = source.read(size, next);
            looked += page.next() == null ? countOf(page) : size;
            if (!takeAll(page)) {
                return this;
            }
            next = page.next();
            more = next != null;
        }
        return this;
    }

    private static int countOf(Page<RankedIssue> page) {
        return page.elements().size() + page.unreadable().size();
    }

    private boolean takeAll(Page<RankedIssue> page) {
        found |= !page.unreadable().isEmpty();
        unreadable.addAll(page.unreadable());
        for (RankedIssue ranked : page.elements()) {
            found = true;
            State state = ranked.issue().versioned().state();
            if (wanted.test(state) && !visibility.hides(state) && !take(ranked)) {
                return false;
            }
            next = ranked.place();
        }
        return true;
    }

    private boolean take(RankedIssue ranked) {
        QueueItem item = Items.item(ranked.issue(), sprint);
        ObjectNode json = Json.item(item, links.of(item));
        int more = bytesInAText(json.toString());
        if (bytes + more > bytesMax) {
            return false;
        }
        bytes += more;
        return shown.add(new Shown(item, json, ranked.place()));
    }

    /// The bytes that the JSON takes where its quotes are escaped.
    static int bytesInAText(String json) {
        long escaped = json.chars().filter(c -> c == '"' || c == '\\').count();
        return json.getBytes(StandardCharsets.UTF_8).length + (int) escaped + 1;
    }

    /// The items in their order, those that are left over among them.
    List<Shown> shown() {
        return shown;
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

    /// How many issues it has gone through.
    int looked() {
        return looked;
    }

    /// The bytes that the items have in a response.
    int bytes() {
        return bytes;
    }

    /// Whether there was no issue at all, shown or not.
    boolean isOfNothing() {
        return !found;
    }
}
