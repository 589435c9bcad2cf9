package io.sprintqueue.processor;

/// Counts in the statistics: one update for the whole batch.
record StatisticsReporter(BatchStatistics statistics, Counting counting) implements BatchReporter {
    @Override
    public void report(BatchReport batch) {
        counting.add(batch.now(), statistics.of(batch));
    }
}
