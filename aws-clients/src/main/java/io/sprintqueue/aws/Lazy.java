package io.sprintqueue.aws;

import org.jspecify.annotations.Nullable;

import java.util.function.Supplier;

/// A value that is made on first use, so that a cold start does not pay for what few requests need.
public final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private @Nullable T made;

    /// @param maker called once at most, unless it fails
    public Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    @Override
    public synchronized T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
