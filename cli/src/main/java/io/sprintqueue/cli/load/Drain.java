package io.sprintqueue.cli.load;

/// How many of the events that were accepted have ended.
public record Drain(int settled, int accepted) {
    public boolean isComplete() {
        return settled == accepted;
    }
}
