package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says what differs between two versions of an issue, as Jira's changelog does.
final class Changelog {
    private final Site site;

    Changelog(Site site) {
        this.site = site;
    }

    /// What Jira shows of a value.
    ///
    /// @param id of what the value refers to, where it refers to something
    private record Shown(@Nullable String id, @Nullable String text) {
        static final Shown NOTHING = new Shown(null, null);

        static Shown text(@Nullable Object value) {
            return new Shown(null, value == null ? null : value.toString());
        }
    }

    /// One item for each field that differs.
    List<Item> items(Issue before, Issue after) {
        var items = new ArrayList<Item>();
        CustomFields fields = site.fields();
        add(items, "project", "project", before, after, this::project);
        add(items, "Key", null, before, after, issue -> Shown.text(issue.key()));
        add(items, "summary", "summary", before, after, i -> Shown.text(i.content().summary()));
        add(
                items,
                "description",
                "description",
                before,
                after,
                i -> Shown.text(i.content().description()));
        add(items, "status", "status", before, after, this::status);
        add(items, "resolution", "resolution", before, after, Changelog::resolution);
        add(items, "priority", "priority", before, after, this::priority);
        add(items, "assignee", "assignee", before, after, this::assignee);
        add(items, "labels", "labels", before, after, Changelog::labels);
        add(items, "security", "security", before, after, i -> Shown.text(i.security()));
        add(items, "Parent", "parent", before, after, this::parent);
        add(items, "Sprint", fields.sprint(), before, after, this::sprints);
        add(items, pointsName(after), pointsField(after), before, after, Changelog::points);
        if (!before.plan().rank().equals(after.plan().rank())) {
            boolean higher = after.plan().rank().compareTo(before.plan().rank()) < 0;
            items.add(
                    new Item(
                            "Rank",
                            fields.rank(),
                            "",
                            "",
                            "",
                            higher ? "Ranked higher" : "Ranked lower"));
        }
        return items;
    }

    private static void add(
            List<Item> items,
            String field,
            @Nullable String fieldId,
            Issue before,
            Issue after,
            Function<Issue, Shown> value) {
        Shown old = value.apply(before);
        Shown now = value.apply(after);
        if (!Objects.equals(old, now)) {
            items.add(new Item(field, fieldId, old.id, old.text, now.id, now.text));
        }
    }

    private Shown project(Issue issue) {
        return new Shown(Long.toString(issue.project()), site.project(issue.project()).name());
    }

    private Shown status(Issue issue) {
        Status status = site.catalog().status(issue.content().status());
        return new Shown(Long.toString(status.id()), status.name());
    }

    private static Shown resolution(Issue issue) {
        return issue.times().resolved() == null
                ? Shown.NOTHING
                : new Shown(Long.toString(Site.RESOLUTION), Site.RESOLUTION_NAME);
    }

    private Shown priority(Issue issue) {
        Priority priority = site.catalog().priority(issue.content().priority());
        return new Shown(Long.toString(priority.id()), priority.name());
    }

    private Shown assignee(Issue issue) {
        return Optional.ofNullable(issue.content().assignee())
                .map(id -> new Shown(id, site.person(id).displayName()))
                .orElse(Shown.NOTHING);
    }

    private static Shown labels(Issue issue) {
        return Shown.text(String.join(" ", issue.content().labels()));
    }

    private Shown parent(Issue issue) {
        return Optional.ofNullable(issue.parent())
                .flatMap(site.issues()::current)
                .map(parent -> new Shown(Long.toString(parent.id()), parent.key()))
                .orElse(Shown.NOTHING);
    }

    private Shown sprints(Issue issue) {
        return new Shown(
                issue.plan().sprints().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")),
                issue.plan().sprints().stream()
                        .flatMap(id -> site.sprint(id).stream())
                        .map(Sprint::name)
                        .collect(Collectors.joining(", ")));
    }

    private String pointsName(Issue issue) {
        return site.project(issue.project()).simplified() ? "Story point estimate" : "Story Points";
    }

    private String pointsField(Issue issue) {
        return site.fields().pointsOf(site.project(issue.project()));
    }

    private static Shown points(Issue issue) {
        return Shown.text(
                Optional.ofNullable(issue.plan().points())
                        .map(number -> number.toPlainString())
                        .orElse(null));
    }
}
