package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.AskedKey;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.StoredEntity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Finds the issue of a key if several have or had it.
final class KeyHolders {
    private final IssueIndexes indexes;
    private final Function<List<EntityKey>, List<StoredEntity>> states;
    private final ProjectVisibility visibility;
    private final Site site;

    /// @param states reads issues, those that there are
    /// @param visibility of the site
    KeyHolders(
            IssueIndexes indexes,
            Function<List<EntityKey>, List<StoredEntity>> states,
            ProjectVisibility visibility,
            Site site) {
        this.indexes = indexes;
        this.states = states;
        this.visibility = visibility;
        this.site = site;
    }

    /// The first that is shown, else the first that there is: by the key as it was typed before its
    /// upper case, and one that has the key before one that had it.
    Optional<StoredEntity> of(AskedKey asked) {
        Optional<StoredEntity> first = Optional.empty();
        for (String key : asked.spellings()) {
            for (Holding holding : Holding.values()) {
                Optional<StoredEntity> found = likeliest(holding, key);
                if (found.filter(this::isShown).isPresent()) {
                    return found;
                }
                first = first.or(() -> found);
            }
        }
        return first;
    }

    private enum Holding {
        HAS,
        HAD
    }

    private Optional<StoredEntity> likeliest(Holding holding, String key) {
        if (!Keys.fits(key)) {
            return Optional.empty();
        }
        return switch (holding) {
            case HAS ->
                    likeliest(
                            indexes.byKey(site, key),
                            state -> state.text(Fields.KEY).filter(key::equals).isPresent());
            case HAD -> likeliest(indexes.byOldKey(site, key), state -> state.keys().contains(key));
        };
    }

    private Optional<StoredEntity> likeliest(List<EntityKey> candidates, Predicate<State> still) {
        return states.apply(candidates).stream()
                .filter(issue -> still.test(state(issue)))
                .max(
                        Comparator.comparing(this::isShown)
                                .thenComparing(issue -> !state(issue).deleted())
                                .thenComparingLong(issue -> state(issue).lastActivity()));
    }

    private boolean isShown(StoredEntity issue) {
        return !state(issue).deleted() && !visibility.hides(state(issue));
    }

    private static State state(StoredEntity issue) {
        return issue.versioned().state();
    }
}
