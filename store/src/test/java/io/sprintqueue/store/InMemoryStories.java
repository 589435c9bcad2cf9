package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.story.StoryRow;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// The stories of sprints in memory.
final class InMemoryStories implements StoryReader {
    private final EntityStore store;
    private final InstantSource clock;

    /// By what the key of a row in the table is made of.
    private final SortedMap<List<String>, StoryEntry> entries =
            new TreeMap<>(InMemoryStories::compare);

    InMemoryStories(EntityStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    private static int compare(List<String> one, List<String> other) {
        return String.join("#", one).compareTo(String.join("#", other));
    }

    synchronized void put(Commit commit) {
        for (StoryEntry entry : commit.stories()) {
            StoryRow row = entry.row();
            String site = commit.entity().site().toString();
            entries.put(
                    List.of(site, entry.sprintId(), row.issueId(), row.stamp().bodyHash()), entry);
        }
    }

    @Override
    public synchronized Story story(Site site, String sprintId) {
        List<StoryRow> rows =
                entries.entrySet().stream()
                        .filter(entry ->
                                entry.getKey()
                                        .subList(0, 2)
                                        .equals(List.of(site.toString(), sprintId)))
                        .filter(entry -> entry.getValue().expiresAt().isAfter(clock.instant()))
                        .map(entry -> entry.getValue().row())
                        .toList();
        return new Story(rows.stream().limit(ROWS_MAX).toList(), List.of(), rows.size() > ROWS_MAX);
    }

    @Override
    public List<StoredEntity> issues(Site site, Collection<String> ids) {
        Set<EntityKey> keys =
                ids.stream()
                        .map(id -> new EntityKey(site, Entity.issue(id)))
                        .collect(Collectors.toSet());
        return store.read(keys, Set.of()).states().entrySet().stream()
                .map(state -> new StoredEntity(state.getKey(), state.getValue()))
                .toList();
    }

    synchronized void forgetExpired(Instant now, BooleanSupplier sooner) {
        entries.values()
                .removeIf(entry -> !entry.expiresAt().isAfter(now) && sooner.getAsBoolean());
    }
}
