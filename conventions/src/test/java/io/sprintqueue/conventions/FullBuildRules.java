package io.sprintqueue.conventions;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares the tests that are tagged `full`, which only `-Pfull` runs, with the table that lists
/// them.
final class FullBuildRules {
    private static final String TAG = "Tag(\"full\")";

    /// A test class of which all is meant, or one of its methods.
    private static final Pattern ROW =
            Pattern.compile("\\| \\[(\\w+Test)]\\([^)]*\\)(?: `(\\w+)`)? \\|.*");

    private FullBuildRules() {}

    /// What is tagged and not listed, and what is listed and not tagged.
    static Stream<Violation> differences(List<JavaSource> sources, TextFile document) {
        Map<String, Violation> listed = listed(document);
        Map<String, Violation> tagged = new HashMap<>();
        sources.forEach(source -> tagged.putAll(tagged(source)));
        return Stream.concat(without(tagged, listed), without(listed, tagged));
    }

    private static Stream<Violation> without(
            Map<String, Violation> some, Map<String, Violation> others) {
        return some.entrySet().stream()
                .filter(each -> !others.containsKey(each.getKey()))
                .map(Map.Entry::getValue);
    }

    private static Map<String, Violation> listed(TextFile document) {
        var listed = new HashMap<String, Violation>();
        document.lines()
                .forEach(line -> {
                    Matcher row = ROW.matcher(line.text());
                    if (row.matches()) {
                        String test =
                                name(row.group(1), Objects.requireNonNullElse(row.group(2), ""));
                        listed.put(test, document.at(line.number(), test + " is not tagged full"));
                    }
                });
        return listed;
    }

    private static Map<String, Violation> tagged(JavaSource source) {
        var tagged = new HashMap<String, Violation>();
        source.all(ClassTree.class)
                .forEach(type -> {
                    String typeName = type.getSimpleName().toString();
                    if (isTagged(type.getModifiers())) {
                        put(tagged, source, type, name(typeName, ""));
                    }
                    type.getMembers().stream()
                            .filter(MethodTree.class::isInstance)
                            .map(MethodTree.class::cast)
                            .filter(method -> isTagged(method.getModifiers()))
                            .forEach(method ->
                                    put(
                                            tagged,
                                            source,
                                            method,
                                            name(typeName, method.getName().toString())));
                });
        return tagged;
    }

    private static void put(
            Map<String, Violation> tagged, JavaSource source, Tree tree, String test) {
        tagged.put(test, source.at(tree, test + " is missing in the table of CONTRIBUTING.md"));
    }

    private static String name(String type, String method) {
        return method.isEmpty() ? type : type + "." + method;
    }

    private static boolean isTagged(ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream()
                .map(AnnotationTree::toString)
                .anyMatch(annotation -> annotation.endsWith(TAG));
    }
}
