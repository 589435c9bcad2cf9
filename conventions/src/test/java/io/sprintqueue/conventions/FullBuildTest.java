package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class FullBuildTest {
    private static final String TESTS =
            """
            @Tag("full")
            class StormTest {}
            class CommandsTest {
                @Test
                @Tag("full")
                void a_real_run() {}
                @Test
                void a_short_run() {}
            }
            """;
    private static final String STORM = "| [StormTest](a/StormTest.java) | a storm |\n";
    private static final String RUN = "| [CommandsTest](a/C.java) `a_real_run` | a run |\n";

    @Test
    void what_only_the_full_build_runs_is_what_contributing_lists() {
        var here = Repository.here();
        List<JavaSource> tests =
                JavaSource.parse(here.javaFiles().stream().filter(TextFile::isTest).toList());

        Violation.assertNone(FullBuildRules.differences(tests, here.read("CONTRIBUTING.md")));
    }

    @Test
    void a_tagged_test_that_is_not_listed_is_found() {
        assertThat(differences(STORM + RUN)).isEmpty();
        assertThat(differences(RUN)).containsExactly("a/ATest.java:1: StormTest" + missing());
        assertThat(differences(STORM))
                .containsExactly("a/ATest.java:4: CommandsTest.a_real_run" + missing());
    }

    @Test
    void a_listed_test_that_is_not_tagged_is_found() {
        assertThat(differences(STORM + RUN + "| [GoneTest](a/G.java) | nothing |\n"))
                .containsExactly("CONTRIBUTING.md:3: GoneTest is not tagged full");
        assertThat(differences(STORM + RUN + RUN.replace("real", "short")))
                .containsExactly("CONTRIBUTING.md:3: CommandsTest.a_short_run is not tagged full");
    }

    private static String missing() {
        return " is missing in the table of CONTRIBUTING.md";
    }

    private static List<String> differences(String table) {
        List<JavaSource> tests = JavaSource.parse(List.of(new TextFile("a/ATest.java", TESTS)));
        return FullBuildRules.differences(tests, new TextFile("CONTRIBUTING.md", table))
                .map(Violation::toString)
                .toList();
    }
}
