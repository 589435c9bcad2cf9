package io.sprintqueue.store;

/// An issue of a sprint's queue.
///
/// @param place where the list goes on behind it, as the `next` of a page that ended here
public record RankedIssue(StoredEntity issue, String place) {}
