package io.sprintqueue.fakejira.webhook;

/// Which of Jira's two queues a delivery goes by.
public enum Flow {
    PRIMARY("Primary", 20),
    SECONDARY("Secondary", 10);

    private final String label;
    private final int concurrency;

    Flow(String label, int concurrency) {
        this.label = label;
        this.concurrency = concurrency;
    }

    /// As the header says it.
    public String label() {
        return label;
    }

    /// How many are under way at once to one host.
    public int concurrency() {
        return concurrency;
    }
}
