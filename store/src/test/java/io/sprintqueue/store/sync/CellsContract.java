package io.sprintqueue.store.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.store.sync.Cells.Cell;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What every store of cells does.
public abstract class CellsContract {
    private final String group = "group-" + UUID.randomUUID();

    protected abstract Cells cells();

    @Test
    void a_cell_that_was_never_written_is_empty_and_in_no_list() {
        assertThat(cells().read(group, "a")).isEqualTo(new Cell("a", 0, ""));
        assertThat(cells().all(group)).isEmpty();
    }

    @Test
    void what_was_written_is_read_in_the_order_of_the_names() {
        for (String name : new String[] {"b", "a", "c"}) {
            assertThat(cells().write(group, cells().read(group, name).with(name + "!"))).isTrue();
        }

        assertThat(cells().all(group))
                .containsExactly(
                        new Cell("a", 1, "a!"), new Cell("b", 1, "b!"), new Cell("c", 1, "c!"));
        assertThat(cells().all(group + "x")).isEmpty();
    }

    @Test
    void a_cell_is_written_only_over_the_one_that_was_read() {
        Cell first = cells().read(group, "a").with("first");
        Cell late = cells().read(group, "a").with("late");

        assertThat(cells().write(group, first)).isTrue();
        assertThat(cells().write(group, late)).isFalse();
        assertThat(cells().write(group, first.with("second"))).isTrue();
        assertThat(cells().write(group, first.with("also second"))).isFalse();
        assertThat(cells().read(group, "a")).isEqualTo(new Cell("a", 2, "second"));
    }

    @Test
    void what_was_removed_may_be_written_again() {
        cells().write(group, cells().read(group, "a").with("first"));
        cells().remove(group, "a");
        cells().remove(group, "never there");

        assertThat(cells().all(group)).isEmpty();
        assertThat(cells().write(group, cells().read(group, "a").with("again"))).isTrue();
    }

    @Test
    void of_many_that_write_at_once_one_does() throws InterruptedException, ExecutionException {
        Cell before = cells().read(group, "a");
        int written = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writing = new ArrayList<Future<Boolean>>();
            for (int writer = 0; writer < 20; writer++) {
                String text = "writer " + writer;
                Callable<Boolean> write = () -> cells().write(group, before.with(text));
                writing.add(threads.submit(write));
            }
            for (Future<Boolean> write : writing) {
                written += write.get() ? 1 : 0;
            }
        }
        assertThat(written).isEqualTo(1);
    }

    @Test
    void changes_of_many_at_once_all_count() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var changing = new ArrayList<Future<?>>();
            for (int writer = 0; writer < 5; writer++) {
                changing.add(threads.submit(() -> cells().change(group, "a", text -> text + "+")));
            }
            for (Future<?> change : changing) {
                change.get();
            }
        }
        assertThat(cells().read(group, "a")).isEqualTo(new Cell("a", 5, "+++++"));
    }

    @Test
    void a_change_that_changes_nothing_writes_nothing() {
        cells().change(group, "a", _ -> "same");
        cells().change(group, "a", text -> text);

        assertThat(cells().read(group, "a").version()).isEqualTo(1);
    }
}
