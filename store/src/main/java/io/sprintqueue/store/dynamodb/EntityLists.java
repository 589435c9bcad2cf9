package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.readmodel.Projects;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.SprintChoice;
import io.sprintqueue.store.UnreadableRow;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Lists the sprints and projects of a site. What the index names is read again, consistently.
final class EntityLists {
    /// More projects than this never had one key.
    private static final int SAME_KEY_MAX = 20;

    private final BatchReads reads;
    private final EntityIndex index;

    EntityLists(DynamoDbClient client, String table, BatchReads reads) {
        this.reads = reads;
        this.index = new EntityIndex(client, table);
    }

    Page<KnownEntity> sprints(Site site, SprintChoice choice, int limit, @Nullable String next) {
        String board = choice.boardId();
        var question =
                new EntityIndex.Question(
                        site,
                        Entity.Kind.SPRINT,
                        IndexPlace.sprints(site),
                        choice.inOrder().stream().map(IndexPlace::phase).toList(),
                        board == null
                                ? null
                                : entry -> IndexPlace.boardOf(entry.order()).equals(board),
                        board == null ? "" : board);
        return page(question, limit, next);
    }

    Page<KnownEntity> projects(Site site, int limit, @Nullable String next) {
        return page(projects(site, ""), limit, next);
    }

    private static EntityIndex.Question projects(Site site, String prefix) {
        return new EntityIndex.Question(
                site, Entity.Kind.PROJECT, IndexPlace.projects(site), List.of(prefix), null, "");
    }

    Optional<KnownEntity> projectByKey(Site site, String key) {
        return Keys.fits(key)
                ? page(projects(site, IndexPlace.projectKey(key)), SAME_KEY_MAX, null)
                        .elements()
                        .stream()
                        .filter(known -> known.state().text(Fields.KEY).equals(Optional.of(key)))
                        .min(Comparator.comparing(known -> Projects.hides(known.state())))
                : Optional.empty();
    }

    Optional<KnownEntity> known(EntityKey key) {
        return read(List.of(key)).known(key);
    }

    private Page<KnownEntity> page(
            EntityIndex.Question question, int limit, @Nullable String next) {
        Page<EntityIndex.Entry> page = index.page(question, limit, next);
        List<EntityKey> keys =
                page.elements().stream().map(EntityIndex.Entry::key).distinct().toList();
        KnownRows rows = read(keys);
        var elements = new ArrayList<KnownEntity>();
        var unreadable = new ArrayList<UnreadableRow>();
        for (EntityIndex.Entry entry : page.elements()) {
            if (rows.isUnreadable(entry)) {
                unreadable.add(UnreadableRow.of(entry.key()));
            } else if (rows.isTold(entry)) {
                rows.known(entry.key())
                        .filter(known -> isAt(entry, known))
                        .ifPresent(elements::add);
            }
        }
        return new Page<>(elements, unreadable, page.next());
    }

    /// Whether the index is right: it may lag, and a sprint that was just started is not one of the
    /// future.
    private static boolean isAt(EntityIndex.Entry entry, KnownEntity known) {
        return IndexPlace.of(known.key(), known.state())
                .map(IndexPlace::order)
                .filter(order ->
                        entry.key().entity().kind() != Entity.Kind.SPRINT
                                || order.startsWith(IndexPlace.phaseOf(entry.order())))
                .isPresent();
    }

    private KnownRows read(Collection<EntityKey> keys) {
        List<Map<String, AttributeValue>> rows =
                keys.stream().flatMap(key -> Stream.of(Keys.state(key), Keys.said(key))).toList();
        return KnownRows.of(reads.get(rows));
    }
}
