package io.sprintqueue.lab.load;

/// How many of the events that were accepted have ended.
public record Drain(int settled, int accepted) {
    public boolean isComplete() {
        return settled == accepted;
    }
}
