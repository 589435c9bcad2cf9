package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/// Checks the rules on the sources of every module; other tests show that each rule can fail.
class TidyTest {
    private static final List<JavaSource> SOURCES = JavaSource.parse(Repository.here().javaFiles());

    @Test
    void the_sources_of_every_module_are_found() {
        assertThat(SOURCES)
                .extracting(source -> source.file().module())
                .contains("core", "aws-clients", "conventions");
    }

    @Test
    void a_file_has_at_most_250_lines_and_a_test_300() {
        hold(SizeRules::longFiles);
    }

    @Test
    void a_method_has_at_most_40_lines_and_in_a_test_60() {
        hold(SizeRules::longMethods);
    }

    @Test
    void a_line_has_at_most_100_columns() {
        hold(SizeRules::longLines);
    }

    @Test
    void nothing_is_left_to_do() {
        hold(WritingRules::unfinishedMarks);
    }

    @Test
    void no_file_names_its_author() {
        hold(WritingRules::authors);
    }

    @Test
    void no_text_has_words_that_readers_stumble_over() {
        Violation.assertNone(
                Stream.concat(
                                Repository.here().javaFiles().stream(),
                                Repository.here().markdownFiles().stream())
                        .flatMap(WritingRules::wordsToAvoid));
    }

    @Test
    void every_import_names_what_it_imports() {
        hold(WritingRules::wildcardImports);
    }

    @Test
    void doubles_and_records_are_written_by_hand() {
        hold(WritingRules::mocksAndLombok);
    }

    @Test
    void every_public_type_says_what_it_is() {
        hold(WritingRules::undocumentedTypes);
    }

    @Test
    void every_package_is_null_marked() {
        Violation.assertNone(WritingRules.unmarkedPackages(SOURCES));
    }

    @Test
    void the_name_of_a_test_is_a_sentence() {
        hold(WritingRules::testNames);
    }

    @Test
    void a_switch_over_a_sealed_type_lists_its_cases() {
        hold(SwitchRules::defaultsAmongPatterns);
    }

    @Test
    void only_the_command_line_writes_to_the_console() {
        hold(CallRules::console);
    }

    @Test
    void no_test_sleeps() {
        hold(CallRules::sleepInTests);
    }

    private static void hold(Rule rule) {
        Violation.assertNone(SOURCES.stream().flatMap(rule::check));
    }
}
