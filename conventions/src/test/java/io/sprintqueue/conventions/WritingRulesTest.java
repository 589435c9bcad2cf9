package io.sprintqueue.conventions;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class WritingRulesTest {
    private static final String MAIN = "core/src/main/java/a/A.java";
    private static final String TEST = "core/src/test/java/a/ATest.java";

    @Test
    void a_mark_of_unfinished_work_is_found() {
        Rule rule = WritingRules::unfinishedMarks;

        for (String mark : List.of("TO" + "DO", "FIX" + "ME", "X".repeat(3))) {
            assertThat(rule.find(MAIN, "\nclass A {} // " + mark + " later"))
                    .singleElement()
                    .asString()
                    .startsWith(MAIN + ":2: finish it");
        }
        assertThat(rule.find(MAIN, "class A { String status = \"To Do\"; }")).isEmpty();
    }

    @Test
    void a_word_that_readers_stumble_over_is_found() {
        for (String word : List.of("no" + "body", "Ane" + "w", "besid" + "e", "worked of" + "f")) {
            assertThat(WritingRules.wordsToAvoid(new TextFile("a.md", "One\nit is " + word + ".")))
                    .singleElement()
                    .hasToString("a.md:2: say it plainly: it is " + word + ".");
        }
        for (String name : List.of("read_ane" + "w", "no" + "body_reads")) {
            assertThat(WritingRules.wordsToAvoid(new TextFile(TEST, "void " + name + "()")))
                    .hasSize(1);
        }
        assertThat(WritingRules.wordsToAvoid(new TextFile("a.md", "noBody(), besides, renewed")))
                .isEmpty();
    }

    @Test
    void an_author_is_found() {
        Rule rule = WritingRules::authors;

        assertThat(rule.find(MAIN, "/** @auth" + "or me */\nclass A {}")).hasSize(1);
        assertThat(rule.find(MAIN, "/// The author.\nclass A {}")).isEmpty();
    }

    @Test
    void a_wildcard_is_found_in_imports_of_both_kinds() {
        Rule rule = WritingRules::wildcardImports;

        assertThat(rule.find(MAIN, "import java.util.*;\nimport static java.util.Map.*;"))
                .containsExactly(
                        MAIN + ":1: a wildcard hides what is used: java.util.*",
                        MAIN + ":2: a wildcard hides what is used: java.util.Map.*");
        assertThat(rule.find(MAIN, "import java.util.Map;")).isEmpty();
    }

    @Test
    void an_import_of_a_mock_or_of_lombok_is_found() {
        Rule rule = WritingRules::mocksAndLombok;

        assertThat(rule.find(TEST, "import static org.mockito.Mockito.mock;\nimport lombok.Data;"))
                .hasSize(2);
        assertThat(rule.find(TEST, "import org.junit.jupiter.api.Test;")).isEmpty();
    }

    @Test
    void a_public_type_without_a_markdown_comment_is_found() {
        Rule rule = WritingRules::undocumentedTypes;
        String documented = "/// What it is.\n@Deprecated\npublic record A() {}";

        assertThat(rule.find(MAIN, documented)).isEmpty();
        assertThat(rule.find(MAIN, "class A {}")).isEmpty();
        assertThat(rule.find(TEST, "public class A {}")).isEmpty();
        assertThat(rule.find(MAIN, "// not so\n" + documented.substring(16)))
                .containsExactly(MAIN + ":2: A is public and has no /// comment");
        assertThat(rule.find(MAIN, "/** Old. */\npublic class A {}")).hasSize(1);
    }

    @Test
    void a_test_that_is_not_named_by_a_sentence_is_found() {
        Rule rule = WritingRules::testNames;

        assertThat(rule.find(TEST, "class A {\n@Test void testParse() {}\n}"))
                .containsExactly(TEST + ":2: testParse is not a sentence_in_lower_case");
        assertThat(rule.find(TEST, "class A { @org.junit.Test void works() {} }")).hasSize(1);
        assertThat(rule.find(TEST, "class A { @ParameterizedTest void A_b() {} }")).hasSize(1);
        assertThat(rule.find(TEST, "class A { @Test void a_413_names_kB() {} }")).isEmpty();
        assertThat(rule.find(TEST, "class A { void helper() {} }")).isEmpty();
    }

    @Test
    void a_package_without_its_mark_is_found() {
        var unmarked = new TextFile("core/src/main/java/a/package-info.java", "package a;");
        var marked =
                new TextFile(unmarked.path(), "@org.jspecify.annotations.NullMarked package a;");
        var source = new TextFile(MAIN, "package a; class A {}");
        var test = new TextFile("core/src/test/java/b/B.java", "package b; class B {}");

        assertThat(unmarkedPackages(source, test)).containsExactly(missing(unmarked));
        assertThat(unmarkedPackages(source, unmarked)).containsExactly(missing(unmarked));
        assertThat(unmarkedPackages(source, marked)).isEmpty();
    }

    private static List<Violation> unmarkedPackages(TextFile... files) {
        return WritingRules.unmarkedPackages(JavaSource.parse(List.of(files))).toList();
    }

    private static Violation missing(TextFile packageInfo) {
        return packageInfo.at(1, "missing, or not annotated @NullMarked");
    }
}
