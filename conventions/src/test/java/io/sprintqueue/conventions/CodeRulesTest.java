package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeRulesTest {
    private static final String MAIN = "core/src/main/java/a/A.java";
    private static final String TEST = "core/src/test/java/a/ATest.java";

    @Test
    void a_default_among_type_patterns_is_found() {
        Rule rule = SwitchRules::defaultsAmongPatterns;

        assertThat(rule.find(MAIN, choice("case B b -> 1;\ndefault -> 2;")))
                .containsExactly(MAIN + ":2: a default among type patterns, name the type");
        assertThat(rule.find(MAIN, choice("case B(int _) -> 1; case null, default -> 2;")))
                .hasSize(1);
        assertThat(rule.find(MAIN, "class A { void a() { switch (b) { case C c: default: } } }"))
                .hasSize(1);
    }

    @Test
    void a_default_among_constants_is_allowed() {
        Rule rule = SwitchRules::defaultsAmongPatterns;

        assertThat(rule.find(MAIN, choice("case 1 -> 1; default -> 2;"))).isEmpty();
        assertThat(rule.find(MAIN, choice("case B b -> 1; case Object other -> 2;"))).isEmpty();
    }

    @Test
    void a_console_is_found_outside_of_the_command_line() {
        Rule rule = CallRules::console;
        String text =
                body("System.out.print(1);\njava.lang.System.err.flush();\ne.printStackTrace();");

        assertThat(rule.find(MAIN, text))
                .containsExactly(
                        MAIN + ":1: writes to the console outside of cli: System.out",
                        MAIN + ":2: writes to the console outside of cli: java.lang.System.err",
                        MAIN + ":3: writes to the console outside of cli: e.printStackTrace");
        assertThat(rule.find("cli/src/main/java/a/A.java", text)).isEmpty();
        assertThat(rule.find("a/src/main/java/a/EmbeddedMetrics.java", text)).isEmpty();
        assertThat(rule.find(MAIN, "import static java.lang.System.out;")).hasSize(1);
        assertThat(rule.find(MAIN, body("a(\"System.out\");"))).isEmpty();
    }

    @Test
    void a_sleep_is_found_in_tests() {
        Rule rule = CallRules::sleepInTests;
        String text =
                body("Thread.sleep(1);\nTimeUnit.SECONDS.sleep(1);\nLockSupport.parkNanos(1);");

        assertThat(rule.find(TEST, text)).hasSize(3);
        assertThat(rule.find(TEST, "import static java.lang.Thread.sleep;")).hasSize(1);
        assertThat(
                        rule.find(
                                TEST,
                                "import static java.util.concurrent.locks.LockSupport.parkNanos;"))
                .hasSize(1);
        assertThat(rule.find(MAIN, text)).isEmpty();
        assertThat(rule.find(TEST, body("clock.sleep(1);"))).isEmpty();
    }

    private static String body(String statements) {
        return "class A { void a() { " + statements + " } }";
    }

    private static String choice(String cases) {
        return "class A { int a = switch (b) { " + cases + " }; }";
    }
}
