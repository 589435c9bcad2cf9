package io.sprintqueue.jira.doctor;

import io.sprintqueue.jira.RequestBudget;

import java.time.Instant;

/// Asks without waiting, since a person waits, and notes how close Jira's limit is.
public final class RateWatch implements RequestBudget {
    private double least = 1;
    private boolean refused;

    @Override
    public void take() {
        // A look at a Jira takes some dozen requests, one after the other.
    }

    @Override
    public synchronized void pauseUntil(Instant time) {
        refused = true;
    }

    @Override
    public void granted(double perSecond) {
        // It only slows down what goes on for long.
    }

    @Override
    public synchronized void left(double part) {
        least = Math.min(least, part);
    }

    /// The least that was left of Jira's limit, from 0 to 1.
    public synchronized double least() {
        return refused ? 0 : least;
    }
}
