package io.sprintqueue.core.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects all problems of a file.
final class Problems {
    private static final Comparator<Problem> BY_LINE = Comparator.comparingInt(Problem::line);

    private final String fileName;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Problems(String fileName) {
        this.fileName = fileName;
    }

    void add(int line, String path, String message) {
        problems.add(new Problem(fileName, line, path, message));
    }

    void warn(int line, String path, String message) {
        warnings.add(new Problem(fileName, line, path, message));
    }

    int count() {
        return problems.size();
    }

    List<Problem> byLine() {
        return problems.stream().sorted(BY_LINE).toList();
    }

    List<Problem> warningsByLine() {
        return warnings.stream().sorted(BY_LINE).toList();
    }
}
