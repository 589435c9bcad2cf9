package io.sprintqueue.conventions;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One place where a rule is broken.
record Violation(String file, long line, String what) {
    static void assertNone(Stream<Violation> violations) {
        List<Violation> found = violations.toList();
        if (!found.isEmpty()) {
            throw new AssertionError(
                    found.stream()
                            .map(Violation::toString)
                            .collect(Collectors.joining("\n", found.size() + " places:\n", "")));
        }
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + what;
    }
}
