package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SizeRulesTest {
    private static final String MAIN = "core/src/main/java/A.java";
    private static final String TEST = "core/src/test/java/A.java";

    private static final Rule LONG_FILES = SizeRules::longFiles;
    private static final Rule LONG_METHODS = SizeRules::longMethods;
    private static final Rule LONG_LINES = SizeRules::longLines;

    @Test
    void a_file_one_line_over_its_limit_is_found() {
        assertThat(longFiles(MAIN, 250)).isEmpty();
        assertThat(longFiles(MAIN, 251))
                .containsExactly(MAIN + ":1: the file has 251 lines, at most 250");
        assertThat(longFiles(TEST, 300)).isEmpty();
        assertThat(longFiles(TEST, 301))
                .containsExactly(TEST + ":1: the file has 301 lines, at most 300");
    }

    @Test
    void a_method_one_line_over_its_limit_is_found() {
        assertThat(longMethods(MAIN, 40)).isEmpty();
        assertThat(longMethods(MAIN, 41)).containsExactly(MAIN + ":2: a has 41 lines, at most 40");
        assertThat(longMethods(TEST, 60)).isEmpty();
        assertThat(longMethods(TEST, 61)).containsExactly(TEST + ":2: a has 61 lines, at most 60");
    }

    @Test
    void a_line_of_101_columns_is_found_in_code_and_comments() {
        String text = "//" + "x".repeat(98) + "\nclass A {} //" + "x".repeat(88) + "\n";

        assertThat(longLines(text)).containsExactly(MAIN + ":2: 101 columns, at most 100");
    }

    @Test
    void imports_and_text_blocks_may_be_wider() {
        String wide = "x".repeat(101);
        String quotes = "\"".repeat(3);
        String block = quotes + "\n" + wide + "\n" + quotes;

        assertThat(longLines("import a." + wide + ";")).isEmpty();
        assertThat(longLines("class A { String a = " + block + "; }")).isEmpty();
        assertThat(longLines("class A { String a = \"" + wide + "\"; }")).hasSize(1);
    }

    private static List<String> longFiles(String path, int lines) {
        return LONG_FILES.find(path, "\n".repeat(lines - 1) + "class A {}\n");
    }

    private static List<String> longMethods(String path, int lines) {
        String text = "class A {\n    void a() {\n" + "\n".repeat(lines - 2) + "    }\n}\n";
        return LONG_METHODS.find(path, text);
    }

    private static List<String> longLines(String text) {
        return LONG_LINES.find(MAIN, text);
    }
}
