package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

class FormatTest {
    private static final boolean WRITES = "write".equals(System.getProperty("format"));

    @Test
    void every_java_file_is_as_the_formatter_writes_it() {
        var repository = Repository.here();
        List<TextFile> strays =
                repository.javaFiles().stream()
                        .map(Formatting::formatted)
                        .filter(file -> !repository.contains(file))
                        .toList();
        if (WRITES) {
            strays.forEach(repository::write);
        } else {
            assertThat(strays).withFailMessage(() -> advice(strays)).isEmpty();
        }
    }

    @Test
    void a_stray_space_is_put_right() {
        assertThat(format("class  A { int a ; }\n"))
                .isEqualTo(
                        """
                        class A {
                            int a;
                        }
                        """);
    }

    @Test
    void imports_are_put_in_order_and_unused_ones_go() {
        assertThat(
                        format(
                                """
                                import java.util.Set;
                                import java.util.Map;
                                import java.util.List;

                                record A(Set<String> b, List<String> c) {}
                                """))
                .isEqualTo(
                        """
                        import java.util.List;
                        import java.util.Set;

                        record A(Set<String> b, List<String> c) {}
                        """);
    }

    @Test
    void markdown_comments_and_unnamed_variables_are_left_alone() {
        var source =
                """
                /// Two lines
                /// that would fit on one, a [link][A], a list
                ///  - of one  item, and a line that is longer than the hundred columns which the
                ///  formatter keeps to
                ///
                ///     code   here
                ///no space
                interface A {
                    record B(int c) implements A {}

                    static int d(A a) {
                        return switch (a) {
                            case B(_) -> 0;
                        };
                    }
                }
                """;

        assertThat(format(source)).isEqualTo(source);
    }

    private static String format(String text) {
        return Formatting.formatted(new TextFile("A.java", text)).text();
    }

    private static String advice(List<TextFile> strays) {
        return strays.stream()
                .map(TextFile::path)
                .collect(Collectors.joining("\n", "run ./format, which rewrites:\n", ""));
    }
}
