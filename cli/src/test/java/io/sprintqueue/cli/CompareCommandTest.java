package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.cli.Shell.Ran;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

class CompareCommandTest {
    private static final String HOME = "sprintqueue.home";

    @TempDir private Path folder;

    @BeforeEach
    void findTheProject() {
        System.setProperty(HOME, Path.of("..").toAbsolutePath().normalize().toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(HOME);
    }

    @Test
    void a_machine_without_the_reference_is_told_what_it_lacks_and_for_what() {
        Ran ran = compare("--reference=" + folder);

        assertThat(ran.code()).isEqualTo(69);
        assertThat(ran.err())
                .contains("this machine lacks")
                .contains(folder.resolve("stack.sh") + ", which starts, empties and ends")
                .contains(folder.resolve("load/go.mod") + ", which is the load generator");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void help_says_that_the_reference_must_be_named() {
        assertThat(compare("--help").out())
                .contains("not part of this repository")
                .contains("SPRINTQUEUE_REFERENCE")
                .contains("69");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--turns=0",
                "--turns=21",
                "--events=0",
                "--issues=0",
                "--steady=100",
                "--steady=0x5",
                "--steady=5x0",
                "--steady=10001x5",
                "--steady=99999999999x5"
            })
    void what_cannot_be_sent_is_a_wrong_use(String option) {
        assertThat(compare("--reference=" + folder, option).code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void it_cannot_be_combined_with_other_parts_of_bench() {
        Ran ran = Shell.run("bench", "codec", "compare", "--reference=" + folder);

        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.err()).contains("cannot be combined");
    }

    private static Ran compare(String... options) {
        var arguments = new String[options.length + 2];
        arguments[0] = "bench";
        arguments[1] = "compare";
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Shell.run(arguments);
    }
}
