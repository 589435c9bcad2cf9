package io.sprintqueue.store.sync;

import java.util.List;

/// Cells of which somebody else writes one group between each reading and the writing after it.
///
/// @param cells where they stand
public record WrittenMeanwhile(Cells cells, String written) implements Cells {
    @Override
    public List<Cell> all(String group) {
        return cells.all(group);
    }

    @Override
    public Cell read(String group, String name) {
        Cell read = cells.read(group, name);
        if (group.equals(written)) {
            cells.write(group, read.with(read.text()));
        }
        return read;
    }

    @Override
    public boolean write(String group, Cell next) {
        return cells.write(group, next);
    }

    @Override
    public void remove(String group, String name) {
        cells.remove(group, name);
    }
}
