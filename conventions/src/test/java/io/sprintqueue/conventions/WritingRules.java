package io.sprintqueue.conventions;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodTree;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.lang.model.element.Modifier;

/// How code is written: names, imports, comments, packages.
final class WritingRules {
    // Spelt so that these lines do not find themselves.
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO[D]O|FIX[M]E|X{3})\\b");
    private static final Pattern AUTHOR = Pattern.compile("@auth[o]r\\b");
    private static final Pattern STUMBLED_OVER =
            Pattern.compile(
                    "(?<![A-Za-z])([Nn]o[b]ody|[Aa]ne[w]|[Bb]esid[e]|worked of[f]|for want o[f])"
                            + "(?![A-Za-z])");

    private static final Pattern SENTENCE = Pattern.compile("[a-z0-9]+(_[a-z0-9A-Z]+)+");
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private WritingRules() {}

    static Stream<Violation> unfinishedMarks(JavaSource source) {
        return lines(source, UNFINISHED, "finish it or file an issue");
    }

    static Stream<Violation> authors(JavaSource source) {
        return lines(source, AUTHOR, "version control knows who wrote it");
    }

    /// Words over which readers of our texts stumbled; identifiers have them between underscores.
    static Stream<Violation> wordsToAvoid(TextFile file) {
        return file.lines()
                .filter(line -> STUMBLED_OVER.matcher(line.text()).find())
                .map(line -> file.at(line.number(), "say it plainly: " + line.text().strip()));
    }

    static Stream<Violation> wildcardImports(JavaSource source) {
        return imports(source, name -> name.endsWith(".*"), "a wildcard hides what is used: ");
    }

    static Stream<Violation> mocksAndLombok(JavaSource source) {
        return imports(
                source,
                name -> name.startsWith("org.mockito.") || name.startsWith("lombok."),
                "write the double or the record by hand: ");
    }

    static Stream<Violation> undocumentedTypes(JavaSource source) {
        return typesOf(source)
                .filter(_ -> source.file().isMain())
                .filter(type -> type.getModifiers().getFlags().contains(Modifier.PUBLIC))
                .filter(type -> !source.hasMarkdownComment(type))
                .map(type ->
                        source.at(
                                type, type.getSimpleName() + " is public and has no /// comment"));
    }

    static Stream<Violation> testNames(JavaSource source) {
        return source.all(MethodTree.class)
                .filter(WritingRules::isTest)
                .filter(method -> !SENTENCE.matcher(method.getName()).matches())
                .map(method ->
                        source.at(method, method.getName() + " is not a sentence_in_lower_case"));
    }

    /// Looks at all sources, because a package is marked in a separate file.
    static Stream<Violation> unmarkedPackages(Collection<JavaSource> sources) {
        Set<String> marked =
                sources.stream()
                        .filter(WritingRules::marksNulls)
                        .map(source -> source.file().directory())
                        .collect(Collectors.toSet());
        return sources.stream()
                .filter(source -> source.file().isMain())
                .map(source -> source.file().directory())
                .distinct()
                .filter(directory -> !marked.contains(directory))
                .map(directory ->
                        new Violation(
                                directory + "package-info.java",
                                1,
                                "missing, or not annotated @NullMarked"));
    }

    private static boolean marksNulls(JavaSource source) {
        return source.file().name().equals("package-info.java")
                && names(source.unit().getPackageAnnotations()).anyMatch("NullMarked"::equals);
    }

    private static boolean isTest(MethodTree method) {
        return names(method.getModifiers().getAnnotations()).anyMatch(TESTS::contains);
    }

    private static Stream<String> names(List<? extends AnnotationTree> annotations) {
        return annotations.stream()
                .map(annotation -> annotation.getAnnotationType().toString())
                .map(name -> name.substring(name.lastIndexOf('.') + 1));
    }

    private static Stream<ClassTree> typesOf(JavaSource source) {
        return source.unit().getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast);
    }

    private static Stream<Violation> imports(
            JavaSource source, Predicate<String> unwanted, String what) {
        return source.all(ImportTree.class)
                .filter(line -> unwanted.test(line.getQualifiedIdentifier().toString()))
                .map(line -> source.at(line, what + line.getQualifiedIdentifier()));
    }

    private static Stream<Violation> lines(JavaSource source, Pattern mark, String what) {
        return source.file()
                .lines()
                .filter(line -> mark.matcher(line.text()).find())
                .map(line -> source.file().at(line.number(), what + ": " + line.text().strip()));
    }
}
