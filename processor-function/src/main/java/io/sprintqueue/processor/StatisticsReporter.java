package io.sprintqueue.processor;

/// Reports, and counts in the statistics: one update for the whole batch.
record StatisticsReporter(BatchReporter next, BatchStatistics statistics, Counting counting)
        implements BatchReporter {
    @Override
    public void report(BatchReport batch) {
        try {
            next.report(batch);
        } finally {
            counting.add(batch.now(), statistics.of(batch));
        }
    }
}
