package io.sprintqueue.core.statistics;

/// Sorts numbers into buckets that are narrow where numbers are small: up to 8 each has its own,
/// and above that each doubling is cut into eight. So the middle of a bucket is never further from
/// a number in it than a sixteenth of the number.
final class Buckets {
    private static final int CUTS_LOG = 3;
    private static final int CUTS = 1 << CUTS_LOG;

    /// About 35 years in milliseconds; larger numbers count as this.
    static final long VALUE_MAX = (1L << 40) - 1;

    /// No bucket has this number or a higher one.
    static final int COUNT = of(VALUE_MAX) + 1;

    private Buckets() {}

    /// The bucket of the number; one below 0 counts as 0.
    static int of(long number) {
        long value = Math.clamp(number, 0, VALUE_MAX);
        if (value < CUTS) {
            return (int) value;
        }
        int doublings = log2(value) - CUTS_LOG;
        return doublings * CUTS + (int) (value >> doublings);
    }

    /// A number in the middle of the bucket.
    static long middle(int bucket) {
        if (bucket < CUTS) {
            return bucket;
        }
        int doublings = bucket / CUTS - 1;
        long least = (long) (bucket - doublings * CUTS) << doublings;
        return least + (1L << doublings) / 2;
    }

    private static int log2(long value) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    }
}
