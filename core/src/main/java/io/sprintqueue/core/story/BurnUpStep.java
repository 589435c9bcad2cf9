package io.sprintqueue.core.story;

import java.time.Instant;

/// A sprint from one moment on.
///
/// @param scope what is in it
/// @param completed what is in it and done
public record BurnUpStep(Instant at, Count scope, Count completed) {
    /// What one issue adds to it.
    static BurnUpStep of(ItemStory.Moment moment) {
        if (!moment.in()) {
            return new BurnUpStep(moment.at(), Count.NONE, Count.NONE);
        }
        Count count = Count.of(moment.points());
        return new BurnUpStep(moment.at(), count, moment.done() ? count : Count.NONE);
    }

    /// This one with what the other adds, at its own time.
    BurnUpStep plus(BurnUpStep other) {
        return new BurnUpStep(at, scope.plus(other.scope), completed.plus(other.completed));
    }

    /// What was added since another one.
    BurnUpStep since(BurnUpStep other) {
        return new BurnUpStep(at, scope.minus(other.scope), completed.minus(other.completed));
    }

    BurnUpStep at(Instant time) {
        return new BurnUpStep(time, scope, completed);
    }

    boolean isLike(BurnUpStep other) {
        return scope.equals(other.scope) && completed.equals(other.completed);
    }
}
