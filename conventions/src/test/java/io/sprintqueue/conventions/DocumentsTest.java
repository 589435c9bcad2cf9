package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class DocumentsTest {
    private static final Repository HERE = Repository.here();

    @Test
    void every_link_leads_to_a_file_and_a_heading() {
        var rules = new DocumentRules(HERE);

        Violation.assertNone(HERE.markdownFiles().stream().flatMap(rules::brokenLinks));
    }

    @Test
    void every_document_has_one_title() {
        Violation.assertNone(HERE.markdownFiles().stream().flatMap(DocumentRules::titles));
    }

    @Test
    void no_file_names_a_path_of_one_machine() {
        List<TextFile> files = HERE.files(DocumentRules::namesNoMachine);

        assertThat(files).extracting(TextFile::path).contains(".ci/run", "format");
        Violation.assertNone(files.stream().flatMap(DocumentRules::machinePaths));
    }

    @Test
    void a_link_that_leads_nowhere_is_found(@TempDir Path root) {
        assertThat(brokenLinks(root, "[a](README.md) [b](#a-title-twice) <a id=\"c\"> [c](#c)"))
                .isEmpty();
        assertThat(brokenLinks(root, "[a](gone.md) [b](https://a.example/gone)"))
                .containsExactly("README.md:3: the link leads nowhere: gone.md");
        assertThat(brokenLinks(root, "[a](README.md#gone)")).hasSize(1);
        assertThat(brokenLinks(root, "[a](../README.md)")).hasSize(1);
        assertThat(brokenLinks(root, "[a]: gone.md")).hasSize(1);
        assertThat(brokenLinks(root, "`[a](gone.md)`")).isEmpty();
        assertThat(brokenLinks(root, "```\n[a](gone.md)\n```")).isEmpty();
    }

    @Test
    void headings_of_the_same_words_are_counted() {
        var document = new TextFile("A.md", "# Limits\n## `Limits`!\n## Größe & [way](b.md)\n");

        assertThat(Markdown.anchors(document))
                .containsExactlyInAnyOrder("limits", "limits-1", "größe--way");
    }

    @Test
    void a_document_without_a_title_or_with_two_is_found() {
        assertThat(DocumentRules.titles(new TextFile("A.md", "# A\n```\n# code\n```\n"))).isEmpty();
        assertThat(DocumentRules.titles(new TextFile("A.md", "## A\n"))).hasSize(1);
        assertThat(DocumentRules.titles(new TextFile("A.md", "# A\n# B\n"))).hasSize(1);
    }

    @Test
    void a_path_of_one_machine_is_found() {
        for (String folder : List.of("work", "root", "home", "tmp")) {
            assertThat(machinePaths("cd /" + folder + "/a")).hasSize(1);
            assertThat(machinePaths("file:///" + folder + "/a")).hasSize(1);
            assertThat(machinePaths("https://a.example/" + folder + "/a")).isEmpty();
            assertThat(machinePaths("src/" + folder + "/a")).isEmpty();
        }
        assertThat(machinePaths("/opt/java")).isEmpty();
    }

    @Test
    void scripts_and_sources_name_no_machine() {
        assertThat(List.of("README.md", "template.yaml", "a/A.java", "run.sh", ".ci/run"))
                .allMatch(DocumentRules::namesNoMachine);
        assertThat(List.of("mvnw", "mvnw.cmd", "events/a.json"))
                .noneMatch(DocumentRules::namesNoMachine);
    }

    private static List<Violation> machinePaths(String text) {
        return DocumentRules.machinePaths(new TextFile("run.sh", text)).toList();
    }

    private static List<String> brokenLinks(Path root, String text) {
        var repository = new Repository(root);
        var document = new TextFile("README.md", "# A title, `twice`\n\n" + text + "\n");
        repository.write(document);
        return new DocumentRules(repository)
                .brokenLinks(document)
                .map(Violation::toString)
                .toList();
    }
}
