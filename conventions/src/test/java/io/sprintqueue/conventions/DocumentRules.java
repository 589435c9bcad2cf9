package io.sprintqueue.conventions;

import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What holds for the documents, and for what any file may say of the machine it was written on.
final class DocumentRules {
    private static final Pattern LINK =
            Pattern.compile(
                    "]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)|^\\[[^]]+]:\\s+<?([^\\s>]+)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*|//.*");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern MACHINE_PATH =
            Pattern.compile("(?<![\\w.~}-])/(work|root|home|tmp)/");

    private final Repository repository;

    DocumentRules(Repository repository) {
        this.repository = repository;
    }

    /// Whether a file may name no path of a machine: documents, settings, sources and scripts.
    static boolean namesNoMachine(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean script = !name.contains(".") && !name.equals("mvnw");
        return script || path.matches(".*\\.(md|yaml|yml|java|sh)");
    }

    static Stream<Violation> machinePaths(TextFile file) {
        return file.lines()
                .filter(line -> MACHINE_PATH.matcher(line.text()).find())
                .map(line ->
                        file.at(line.number(), "a path of one machine: " + line.text().strip()));
    }

    static Stream<Violation> titles(TextFile document) {
        long titles = Markdown.headings(document).filter(line -> line.startsWith("# ")).count();
        return titles == 1
                ? Stream.empty()
                : Stream.of(document.at(1, titles + " titles, a document has one"));
    }

    Stream<Violation> brokenLinks(TextFile document) {
        return Markdown.prose(document)
                .flatMap(line ->
                        targets(line.text())
                                .filter(Predicate.not(target -> leads(document, target)))
                                .map(target -> broken(document, line, target)));
    }

    private static Violation broken(TextFile document, TextFile.Line line, String target) {
        return document.at(line.number(), "the link leads nowhere: " + target);
    }

    private static Stream<String> targets(String line) {
        return LINK.matcher(CODE.matcher(line).replaceAll("``"))
                .results()
                .map(DocumentRules::target)
                .filter(target -> !ELSEWHERE.matcher(target).matches());
    }

    private static String target(MatchResult link) {
        return link.group(1) == null ? link.group(2) : link.group(1);
    }

    private boolean leads(TextFile document, String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        String file = path.isEmpty() ? document.path() : repository.resolve(document, path);
        if (!repository.exists(file)) {
            return false;
        }
        return hash < 0
                || !file.endsWith(".md")
                || Markdown.anchors(repository.read(file)).contains(target.substring(hash + 1));
    }
}
