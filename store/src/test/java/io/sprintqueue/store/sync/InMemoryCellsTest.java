package io.sprintqueue.store.sync;

class InMemoryCellsTest extends CellsContract {
    private final Cells cells = new InMemoryCells();

    @Override
    protected Cells cells() {
        return cells;
    }
}
