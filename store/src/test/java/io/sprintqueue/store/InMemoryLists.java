package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.Backlog;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.core.readmodel.Mention;
import io.sprintqueue.core.readmodel.Projects;
import io.sprintqueue.core.readmodel.Sprint;
import io.sprintqueue.store.KnownEntity.Source;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The lists of entities in memory, and what they are made of.
abstract class InMemoryLists implements EntityStore, QueueReader {
    private static final Comparator<Sprint> NEWEST_FIRST =
            Comparator.comparing(Sprint::phase)
                    .thenComparing(
                            sprint -> sprint.since().orElse(Instant.EPOCH),
                            Comparator.reverseOrder())
                    .thenComparing(sprint -> Objects.requireNonNullElse(sprint.boardId(), ""))
                    .thenComparing(Sprint::id);

    private static final Comparator<KnownEntity> BY_KEY =
            Comparator.<KnownEntity, String>comparing(
                            project -> project.state().text(Fields.KEY).orElse("~"))
                    .thenComparing(project -> project.key().entity().id());

    final Map<EntityKey, Versioned> states = new HashMap<>();
    final Set<Object> unreadable = new HashSet<>();
    private final Map<EntityKey, Mention> mentions = new HashMap<>();

    @Override
    public synchronized void keep(Site site, Mention mention) {
        mentions.merge(
                new EntityKey(site, mention.about()),
                mention,
                (kept, said) -> said.stamp().compareTo(kept.stamp()) > 0 ? said : kept);
    }

    @Override
    public synchronized Optional<Versioned> state(EntityKey key) {
        if (unreadable.contains(key)) {
            throw new UnreadableRowException("spoilt: " + key);
        }
        return Optional.ofNullable(states.get(key));
    }

    @Override
    public synchronized Optional<KnownEntity> known(EntityKey key) {
        return Optional.ofNullable(states.get(key))
                .map(versioned -> new KnownEntity(key, versioned.state(), Source.EVENT))
                .or(() ->
                        Optional.ofNullable(mentions.get(key))
                                .map(said -> new KnownEntity(key, said.state(), Source.ISSUE)));
    }

    @Override
    public synchronized Page<KnownEntity> sprints(
            Site site, SprintChoice choice, int limit, @Nullable String next) {
        Predicate<Sprint> chosen =
                sprint ->
                        choice.phases().contains(sprint.phase())
                                && (choice.boardId() == null
                                        || choice.boardId().equals(sprint.boardId()));
        return page(
                "sprints of " + site + choice.inOrder() + choice.boardId(),
                known(site, Entity.Kind.SPRINT)
                        .filter(known -> chosen.test(sprint(known)))
                        .sorted(Comparator.comparing(InMemoryLists::sprint, NEWEST_FIRST))
                        .toList(),
                limit,
                next,
                KnownEntity::key);
    }

    private static Sprint sprint(KnownEntity known) {
        return Sprint.of(known.key().entity().id(), known.state());
    }

    @Override
    public synchronized Page<KnownEntity> projects(Site site, int limit, @Nullable String next) {
        return page(
                "projects of " + site,
                known(site, Entity.Kind.PROJECT).sorted(BY_KEY).toList(),
                limit,
                next,
                KnownEntity::key);
    }

    @Override
    public synchronized Optional<KnownEntity> projectByKey(Site site, String key) {
        return known(site, Entity.Kind.PROJECT)
                .filter(known -> KeyClaim.is(key, known.state().text(Fields.KEY)))
                .sorted(BY_KEY)
                .min(Comparator.comparing(known -> Projects.hides(known.state())));
    }

    private Stream<KnownEntity> known(Site site, Entity.Kind kind) {
        return Stream.concat(states.keySet().stream(), mentions.keySet().stream())
                .distinct()
                .filter(key -> key.site().equals(site) && key.entity().kind() == kind)
                .flatMap(key -> known(key).stream())
                .filter(known -> !known.state().deleted());
    }

    @Override
    public synchronized Page<RankedIssue> sprintIssues(
            Site site, String sprintId, int limit, @Nullable String next) {
        return ranked(
                "sprint " + site + "#" + sprintId,
                issues(
                        site,
                        state ->
                                !isHidden(state)
                                        && KeyClaim.is(sprintId, state.text(Fields.SPRINT))),
                limit,
                next);
    }

    @Override
    public synchronized Page<RankedIssue> backlogIssues(
            Site site, String projectId, int limit, @Nullable String next) {
        return ranked(
                "backlog " + site + "#" + projectId,
                issues(site, state -> KeyClaim.is(projectId, Backlog.of(state))),
                limit,
                next);
    }

    private Page<RankedIssue> ranked(
            String name, Stream<StoredEntity> issues, int limit, @Nullable String next) {
        String list = name + " after ";
        if (next != null && !next.startsWith(list)) {
            throw new IllegalArgumentException("next is not of this list");
        }
        List<RankedIssue> left =
                issues.map(issue -> new RankedIssue(issue, list + rank(issue)))
                        .sorted(Comparator.comparing(RankedIssue::place))
                        .filter(issue -> next == null || issue.place().compareTo(next) > 0)
                        .toList();
        return page(name, left, limit, null, ranked -> ranked.issue().key(), RankedIssue::place);
    }

    private <T> Page<T> page(
            String name,
            List<T> all,
            int limit,
            @Nullable String next,
            Function<T, EntityKey> key) {
        return page(name, all, limit, next, key, last -> name + " after " + key.apply(last));
    }

    private <T> Page<T> page(
            String name,
            List<T> all,
            int limit,
            @Nullable String next,
            Function<T, EntityKey> key,
            Function<T, String> token) {
        InMemoryListing.requireSize(limit);
        List<String> tokens = all.stream().map(token).toList();
        if (next != null && !tokens.contains(next)) {
            throw new IllegalArgumentException("next is not of " + name);
        }
        int from = next == null ? 0 : tokens.indexOf(next) + 1;
        List<T> page = all.stream().skip(from).limit(limit).toList();
        return new Page<>(
                page.stream().filter(element -> isReadable(key.apply(element))).toList(),
                page.stream()
                        .map(key)
                        .filter(each -> !isReadable(each))
                        .map(UnreadableRow::of)
                        .toList(),
                all.size() > from + page.size() ? token.apply(page.getLast()) : null);
    }

    private static boolean isHidden(State issue) {
        return issue.deleted() || IssueVisibility.hides(issue);
    }

    boolean isReadable(Object key) {
        return !unreadable.contains(key);
    }

    Stream<StoredEntity> issues(Site site, Predicate<State> wanted) {
        return states.entrySet().stream()
                .filter(entry -> entry.getKey().site().equals(site))
                .filter(entry -> entry.getKey().entity().kind() == Entity.Kind.ISSUE)
                .filter(entry -> wanted.test(entry.getValue().state()))
                .map(entry -> new StoredEntity(entry.getKey(), entry.getValue()));
    }

    private static String rank(StoredEntity issue) {
        String rank = issue.versioned().state().text(Fields.RANK).orElse("");
        return (rank.isEmpty() ? "~" : rank) + "#" + issue.key().entity().id();
    }
}
