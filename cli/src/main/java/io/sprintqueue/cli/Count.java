package io.sprintqueue.cli;

/// A number of things, in words.
final class Count {
    private Count() {}

    /// @param noun of one; its plural has an s
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
