package io.sprintqueue.store;

/// An issue of a sprint's queue.
///
/// @param place where the list continues after it, as the `next` of a page that ends here
public record RankedIssue(StoredEntity issue, String place) {}
