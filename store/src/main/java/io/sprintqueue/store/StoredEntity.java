package io.sprintqueue.store;

/// An entity that was found, and its state.
public record StoredEntity(EntityKey key, Versioned versioned) {}
