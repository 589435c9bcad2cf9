package io.sprintqueue.operations;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.outcome.EventRecord;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.EventKey;
import io.sprintqueue.store.IssueReference;
import io.sprintqueue.store.KnownEntity;
import io.sprintqueue.store.Page;
import io.sprintqueue.store.Period;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.RankedIssue;
import io.sprintqueue.store.SprintChoice;
import io.sprintqueue.store.StoredEntity;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import java.util.Optional;
import java.util.function.Supplier;

/// A table that cannot be read.
record BrokenReader(Supplier<RuntimeException> failure) implements QueueReader {
    @Override
    public Optional<Versioned> state(EntityKey key) {
        throw failure.get();
    }

    @Override
    public Optional<StoredEntity> issueByKey(Site site, String key) {
        throw failure.get();
    }

    @Override
    public Page<RankedIssue> sprintIssues(
            Site site, String sprintId, int limit, @Nullable String next) {
        throw failure.get();
    }

    @Override
    public Page<RankedIssue> backlogIssues(
            Site site, String projectId, int limit, @Nullable String next) {
        throw failure.get();
    }

    @Override
    public Optional<KnownEntity> known(EntityKey key) {
        throw failure.get();
    }

    @Override
    public Page<KnownEntity> sprints(
            Site site, SprintChoice choice, int limit, @Nullable String next) {
        throw failure.get();
    }

    @Override
    public Page<KnownEntity> projects(Site site, int limit, @Nullable String next) {
        throw failure.get();
    }

    @Override
    public Optional<KnownEntity> projectByKey(Site site, String key) {
        throw failure.get();
    }

    @Override
    public Optional<EventRecord> event(EventKey key) {
        throw failure.get();
    }

    @Override
    public Page<EventRecord> eventsOf(IssueReference issue, int limit, @Nullable String next) {
        throw failure.get();
    }

    @Override
    public ChangeHistory changesOf(EntityKey key) {
        throw failure.get();
    }

    @Override
    public Page<EventRecord> eventsByOutcome(
            Outcome outcome, Period period, int limit, @Nullable String next) {
        throw failure.get();
    }
}
