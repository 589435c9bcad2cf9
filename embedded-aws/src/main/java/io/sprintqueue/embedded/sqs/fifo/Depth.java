package io.sprintqueue.embedded.sqs.fifo;

/// How many messages a queue has. Those that wait for others of their group count as visible.
public record Depth(int visible, int inFlight, int delayed) {
    public int all() {
        return visible + inFlight + delayed;
    }
}
