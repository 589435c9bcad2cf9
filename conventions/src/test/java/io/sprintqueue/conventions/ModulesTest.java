package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds the drawing of the modules against their POMs, and their sizes against each other.
class ModulesTest {
    private static final Repository HERE = Repository.here();
    private static final Drawing DRAWING = Drawing.in(HERE.read("ARCHITECTURE.md"));
    private static final Poms POMS = new Poms(HERE);
    private static final double LARGEST = 0.2;

    @Test
    void the_drawing_shows_every_module_once() {
        assertThat(DRAWING.modules()).containsExactlyInAnyOrderElementsOf(POMS.modules());
    }

    @Test
    void no_arrow_points_up() {
        assertThat(DRAWING.arrowsUp()).isEmpty();
    }

    @Test
    void what_a_module_uses_in_the_drawing_is_what_it_uses_in_its_pom() {
        Map<String, Set<String>> poms = POMS.uses();

        for (String module : POMS.modules()) {
            assertThat(Drawing.reachable(module, DRAWING.uses()))
                    .as("what %s uses", module)
                    .isEqualTo(Drawing.reachable(module, poms));
            assertThat(poms.getOrDefault(module, Set.of()))
                    .as("dependencies of %s", module)
                    .containsAll(DRAWING.uses().getOrDefault(module, Set.of()));
        }
    }

    @Test
    void no_module_has_more_than_a_fifth_of_the_main_code() {
        Map<String, Long> lines =
                HERE.javaFiles().stream()
                        .filter(TextFile::isMain)
                        .collect(
                                Collectors.groupingBy(
                                        TextFile::module,
                                        Collectors.summingLong(ModulesTest::linesOfCode)));
        long all = lines.values().stream().mapToLong(Long::longValue).sum();

        assertThat(lines)
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        (_, own) -> assertThat((double) own / all).isLessThanOrEqualTo(LARGEST));
    }

    @Test
    void arrows_are_read_and_those_that_point_up_are_found() {
        var drawing =
                drawing(
                        """
                        graph TD
                          subgraph one [a title]
                            cli
                          end
                          core
                          cli --> core & lab
                          core --> cli
                        """);

        assertThat(drawing.modules()).containsExactly("cli", "core");
        assertThat(drawing.uses().get("cli")).containsExactly("core", "lab");
        assertThat(drawing.arrowsUp()).containsExactly("cli --> lab", "core --> cli");
        assertThat(Drawing.reachable("core", drawing.uses())).containsExactly("cli", "core", "lab");
    }

    @Test
    void a_pom_is_read_without_what_only_tests_use(@TempDir Path folder) {
        var repository = new Repository(folder);
        repository.write(new TextFile("pom.xml", "<p><modules><module>a</module></modules></p>"));
        folder.resolve("a").toFile().mkdir();
        repository.write(
                new TextFile(
                        "a/pom.xml",
                        "<p><dependencies>%s%s%s</dependencies></p>"
                                .formatted(
                                        dependency("io.sprintqueue", "b", ""),
                                        dependency("io.sprintqueue", "c", "test"),
                                        dependency("org.other", "d", ""))));

        assertThat(new Poms(repository).uses()).isEqualTo(Map.of("a", Set.of("b")));
    }

    private static String dependency(String group, String artifact, String scope) {
        return """
        <dependency><groupId>%s</groupId><artifactId>%s</artifactId><scope>%s</scope></dependency>
        """
                .formatted(group, artifact, scope);
    }

    private static Drawing drawing(String text) {
        return Drawing.in(new TextFile("A.md", "# A\n```mermaid\n" + text + "```\n"));
    }

    private static long linesOfCode(TextFile file) {
        return file.lines()
                .map(line -> line.text().strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .count();
    }
}
