package io.sprintqueue.store.dynamodb;

import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.CellsContract;

class DynamoCellsTest extends CellsContract {
    private static final LocalTable TABLE = LocalTable.start();

    @Override
    protected Cells cells() {
        return new DynamoCells(TABLE.client(), "SyncTable");
    }
}
