package io.sprintqueue.conventions;

import com.sun.source.tree.MemberSelectTree;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the code may not call. Strings and comments may speak of it.
final class CallRules {
    private static final Pattern CONSOLE =
            Pattern.compile(
                    "(java\\.lang\\.)?System\\.(out|err)|.*\\.printStackTrace", Pattern.DOTALL);
    private static final Pattern SLEEP =
            Pattern.compile(
                    "(java\\.lang\\.)?Thread\\.sleep|(.*\\.)?TimeUnit\\.[A-Z]+\\.sleep"
                            + "|(.*\\.)?LockSupport\\.park\\w+");

    private CallRules() {}

    /// Only the command line speaks to a console; everything else logs or answers. Metrics go where
    /// Lambda takes its log from, as no line of a logger may carry them: its level would filter
    /// them.
    static Stream<Violation> console(JavaSource source) {
        return source.file().module().equals("cli")
                        || source.file().name().equals("EmbeddedMetrics.java")
                ? Stream.empty()
                : selections(source, CONSOLE, "writes to the console outside of cli: ");
    }

    /// A test that sleeps is slow on a fast machine and wrong on a slow one. What waits for others
    /// does so by `Eventually`.
    static Stream<Violation> sleepInTests(JavaSource source) {
        return source.file().isTest()
                ? selections(
                        source, SLEEP, "a test sleeps, give it a clock, a latch or Eventually: ")
                : Stream.empty();
    }

    private static Stream<Violation> selections(JavaSource source, Pattern names, String what) {
        return source.all(MemberSelectTree.class)
                .filter(selection -> names.matcher(selection.toString()).matches())
                .map(selection ->
                        source.at(selection, what + selection.toString().replaceAll("\\s+", " ")));
    }
}
