package io.sprintqueue.fakejira.rest;

/// How fast clients may ask.
///
/// @param burst how many requests at once
/// @param perSecond how many in the long run
/// @param saysWhen whether a 429 says when to come again
public record Limit(int burst, double perSecond, boolean saysWhen) {
    /// Cloud's limit of a burst of reads.
    public static final Limit CLOUD = new Limit(100, 100, true);

    /// As good as none: what Data Center has until an administrator sets one.
    public static final Limit NONE = new Limit(1_000_000, 1_000_000, true);
}
