package io.sprintqueue.embedded.sqs.fifo;

/// How many messages stand in a queue. Those that wait for others of their group are visible.
public record Depth(int visible, int inFlight, int delayed) {
    public int all() {
        return visible + inFlight + delayed;
    }
}
