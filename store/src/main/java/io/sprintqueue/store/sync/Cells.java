package io.sprintqueue.store.sync;

import java.util.List;
import java.util.function.UnaryOperator;

/// The port to what sync remembers: texts that are written only where the one that was read still
/// stands. Leases, cursors and budgets are all such cells, and a cell's version is the fencing
/// number of whoever wrote it.
public interface Cells {
    /// One text.
    ///
    /// @param version how often it was written; 0 where nothing stands
    record Cell(String name, long version, String text) {
        /// The same place with another text, to be written over this one.
        public Cell with(String other) {
            return new Cell(name, version + 1, other);
        }
    }

    /// All cells of a group that were ever written, in the order of their names.
    List<Cell> all(String group);

    /// One cell; an empty one of version 0 where nothing stands.
    Cell read(String group, String name);

    /// Writes the cell where one of the version before still stands.
    ///
    /// @return whether it was written
    boolean write(String group, Cell next);

    /// Removes a cell, whatever its version.
    void remove(String group, String name);

    /// Changes the text of a cell, and tries again where somebody else was faster.
    ///
    /// @param change the text as it stands → as it shall be; may be called several times
    /// @throws IllegalStateException where it never was the fastest
    default void change(String group, String name, UnaryOperator<String> change) {
        for (int attempt = 0; attempt < CHANGES_MAX; attempt++) {
            Cell before = read(group, name);
            String text = change.apply(before.text());
            if (text.equals(before.text()) || write(group, before.with(text))) {
                return;
            }
        }
        throw new IllegalStateException("the cell " + name + " is changed by others all the time");
    }

    /// How often [#change] tries.
    int CHANGES_MAX = 20;
}
