package io.sprintqueue.store;

class InMemoryStatisticsTest extends StatisticsContract {
    @Override
    protected Ports open() {
        var statistics = new InMemoryStatistics();
        return new Ports(statistics, statistics);
    }
}
