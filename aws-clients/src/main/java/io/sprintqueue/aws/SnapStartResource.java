package io.sprintqueue.aws;

import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// What a function builds from its environment: clients, secrets, random numbers.
///
/// SnapStart keeps an image of the process and starts many from it. So this is dropped before the
/// image is taken, and built again in each process that starts from it: the image contains none of
/// it, and no two processes draw the same numbers. Without SnapStart it is built once.
public final class SnapStartResource<T> implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(SnapStartResource.class);

    private final Supplier<T> maker;
    private final Runnable primer;
    private final Consumer<T> restored;
    private volatile @Nullable T made;

    private SnapStartResource(Supplier<T> maker, Runnable primer, Consumer<T> restored) {
        this.maker = maker;
        this.primer = primer;
        this.restored = restored;
        this.made = maker.get();
    }

    /// Makes it at once, so that what the environment lacks is noticed at the start.
    ///
    /// @param primer goes the way of an invocation before the image is taken, so that the image
    ///     has all classes of that way; it must have no effect
    /// @param restored is done first in a process that starts from the image
    public static <T> SnapStartResource<T> of(
            Supplier<T> maker, Runnable primer, Consumer<T> restored) {
        return new SnapStartResource<>(maker, primer, restored);
    }

    /// One that is there already, and stays.
    public static <T> SnapStartResource<T> fixed(T value) {
        return new SnapStartResource<>(() -> value, () -> {}, _ -> {});
    }

    /// Has Lambda call it around the image. The caller must keep a reference: Lambda does not.
    public void register() {
        Core.getGlobalContext().register(this);
    }

    /// What was made. Between image and restore there is nothing, and no caller.
    public T get() {
        T known = made;
        if (known == null) {
            throw new IllegalStateException("the process has not been restored");
        }
        return known;
    }

    /// A function that could not be primed is slower at first, and no worse.
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        made = null;
        try {
            primer.run();
        } catch (RuntimeException | Error failed) {
            LOG.atWarn().setCause(Failures.harmless(failed)).log("not primed");
        }
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        T again = maker.get();
        made = again;
        restored.accept(again);
    }
}
