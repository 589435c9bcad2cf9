package io.sprintqueue.store.sync;

import java.util.List;

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
}
