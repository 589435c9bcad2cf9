package io.sprintqueue.conventions;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// How large things may become. The limits may go down, never up.
final class SizeRules {
    static final int MAIN_FILE_LINES_MAX = 250;
    static final int TEST_FILE_LINES_MAX = 300;
    static final int MAIN_METHOD_LINES_MAX = 40;
    static final int TEST_METHOD_LINES_MAX = 60;
    static final int COLUMNS_MAX = 100;

    private SizeRules() {}

    static Stream<Violation> longFiles(JavaSource source) {
        int linesMax = source.file().isMain() ? MAIN_FILE_LINES_MAX : TEST_FILE_LINES_MAX;
        long lines = source.file().lines().count();
        return lines <= linesMax
                ? Stream.empty()
                : Stream.of(
                        source.file()
                                .at(
                                        1,
                                        "the file has %d lines".formatted(lines)
                                                + atMost(linesMax)));
    }

    static Stream<Violation> longMethods(JavaSource source) {
        int linesMax = source.file().isMain() ? MAIN_METHOD_LINES_MAX : TEST_METHOD_LINES_MAX;
        return source.all(MethodTree.class)
                .filter(method -> lines(source, method) > linesMax)
                .map(method ->
                        source.at(
                                method,
                                "%s has %d lines".formatted(method.getName(), lines(source, method))
                                        + atMost(linesMax)));
    }

    /// Imports and packages cannot be wrapped, and a text block is as wide as what it says.
    static Stream<Violation> longLines(JavaSource source) {
        Set<Long> textBlocks = linesOfTextBlocks(source);
        return source.file()
                .lines()
                .filter(line -> columns(line) > COLUMNS_MAX)
                .filter(line -> !line.text().matches("(import|package) .*"))
                .filter(line -> !textBlocks.contains((long) line.number()))
                .map(line ->
                        source.file()
                                .at(
                                        line.number(),
                                        "%d columns".formatted(columns(line))
                                                + atMost(COLUMNS_MAX)));
    }

    private static Set<Long> linesOfTextBlocks(JavaSource source) {
        return source.all(LiteralTree.class)
                .filter(literal -> source.textOf(literal).startsWith("\"\"\""))
                .flatMapToLong(block ->
                        LongStream.rangeClosed(source.firstLine(block) + 1, source.lastLine(block)))
                .boxed()
                .collect(Collectors.toSet());
    }

    private static long lines(JavaSource source, MethodTree method) {
        return source.lastLine(method) - source.firstLine(method) + 1;
    }

    private static int columns(TextFile.Line line) {
        return line.text().codePointCount(0, line.text().length());
    }

    private static String atMost(int limit) {
        return ", at most " + limit;
    }
}
