package io.sprintqueue.conventions;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A file of the repository; its path is relative to the root and has forward slashes.
record TextFile(String path, String text) {
    /// A line and its number, counted from 1.
    record Line(int number, String text) {}

    String module() {
        return path.substring(0, Math.max(0, path.indexOf('/')));
    }

    boolean isMain() {
        return path.contains("/src/main/");
    }

    boolean isTest() {
        return path.contains("/src/test/");
    }

    String directory() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    Stream<Line> lines() {
        var lines = text.lines().toList();
        return IntStream.range(0, lines.size()).mapToObj(i -> new Line(i + 1, lines.get(i)));
    }

    Violation at(long line, String what) {
        return new Violation(path, line, what);
    }
}
