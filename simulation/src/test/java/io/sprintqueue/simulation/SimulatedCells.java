package io.sprintqueue.simulation;

import io.sprintqueue.store.sync.Cells;

import java.util.List;

/// The way to what sync remembers, with what may happen on it.
final class SimulatedCells implements Cells {
    private final Ports ports;
    private final Cells cells;
    private final Runnable written;

    /// @param written is called after each write
    SimulatedCells(Ports ports, Cells cells, Runnable written) {
        this.ports = ports;
        this.cells = cells;
        this.written = written;
    }

    @Override
    public List<Cell> all(String group) {
        return ports.call(Port.CELLS, () -> cells.all(group));
    }

    @Override
    public Cell read(String group, String name) {
        return ports.call(Port.CELLS, () -> cells.read(group, name));
    }

    @Override
    public boolean write(String group, Cell next) {
        return ports.call(
                Port.CELLS,
                () -> {
                    boolean done = cells.write(group, next);
                    written.run();
                    return done;
                });
    }

    @Override
    public void remove(String group, String name) {
        ports.call(
                Port.CELLS,
                () -> {
                    cells.remove(group, name);
                    return true;
                });
    }
}
