package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

/// A rank as Jira writes it, `0|i00007:`: a bucket, six digits, and more of them where there was no
/// room between two. Ranks sort as plain text.
///
/// @param bucket 0 to 2
/// @param digits in base 36, at least six
record Rank(int bucket, String digits) implements Comparable<Rank> {
    static final int BUCKETS = 3;

    private static final int BASE = 36;
    private static final int WIDTH = 6;
    private static final long STEP = 8;
    private static final Rank FIRST = new Rank(0, "i00007");

    static Rank first(int bucket) {
        return new Rank(bucket, FIRST.digits);
    }

    /// Sorts before all others of its bucket.
    Rank lowest() {
        return new Rank(bucket, "0".repeat(WIDTH));
    }

    /// Has room for many before it.
    Rank highStart() {
        return new Rank(bucket, "y00007");
    }

    static Rank parse(String text) {
        return new Rank(text.charAt(0) - '0', text.substring(2).replace(":", ""));
    }

    Rank next() {
        return shifted(STEP);
    }

    Rank previous() {
        return shifted(-STEP);
    }

    private Rank shifted(long by) {
        long number = Long.parseLong(digits.substring(0, WIDTH), BASE) + by;
        String text = Long.toString(number, BASE);
        return new Rank(bucket, "0".repeat(WIDTH - text.length()) + text);
    }

    /// One that sorts after the lower and before the upper, which may be in a later bucket.
    static Rank between(Rank lower, Rank upper) {
        return new Rank(
                lower.bucket,
                padded(middle(lower.digits, upper.bucket == lower.bucket ? upper.digits : null)));
    }

    private static String padded(String digits) {
        return digits + "0".repeat(Math.max(0, WIDTH - digits.length()));
    }

    private static String middle(String lower, @Nullable String upper) {
        var result = new StringBuilder();
        boolean bounded = upper != null;
        for (int place = 0; ; place++) {
            int low = digit(lower, place, 0);
            int high = bounded ? digit(upper == null ? "" : upper, place, 0) : BASE;
            if (high - low > 1) {
                return result.append(Character.forDigit((low + high) / 2, BASE)).toString();
            }
            result.append(Character.forDigit(low, BASE));
            bounded = bounded && high == low;
        }
    }

    private static int digit(String digits, int place, int otherwise) {
        return place < digits.length() ? Character.digit(digits.charAt(place), BASE) : otherwise;
    }

    @Override
    public int compareTo(Rank other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return bucket + "|" + digits.substring(0, WIDTH) + ":" + digits.substring(WIDTH);
    }
}
