package io.sprintqueue.conventions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The drawing of the modules in ARCHITECTURE, as Mermaid text.
///
/// @param modules from top to bottom
/// @param uses of a module, the others that its arrows point at
record Drawing(List<String> modules, Map<String, Set<String>> uses) {
    private static final Pattern BLOCK = Pattern.compile("```mermaid\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern MODULE = Pattern.compile("\\s*([a-z][a-z-]*)\\s*");
    private static final Pattern ARROW = Pattern.compile("\\s*([a-z-]+) --> (.+)");

    /// The only drawing of the document.
    static Drawing in(TextFile document) {
        Matcher block = BLOCK.matcher(document.text());
        if (!block.find()) {
            throw new IllegalArgumentException(document.path() + " has no drawing");
        }
        var modules = new ArrayList<String>();
        var uses = new TreeMap<String, Set<String>>();
        for (String line : block.group(1).lines().toList()) {
            Matcher module = MODULE.matcher(line);
            Matcher arrow = ARROW.matcher(line);
            if (arrow.matches()) {
                uses.computeIfAbsent(arrow.group(1), _ -> new TreeSet<>())
                        .addAll(List.of(arrow.group(2).strip().split(" & ")));
            } else if (module.matches() && !line.strip().equals("end")) {
                modules.add(module.group(1));
            }
        }
        return new Drawing(modules, uses);
    }

    /// Arrows that do not point down, in words.
    List<String> arrowsUp() {
        return uses.entrySet().stream()
                .flatMap(from ->
                        from.getValue().stream()
                                .filter(to -> modules.indexOf(to) <= modules.indexOf(from.getKey()))
                                .map(to -> from.getKey() + " --> " + to))
                .toList();
    }

    /// All that a module uses, directly or through another.
    static Set<String> reachable(String module, Map<String, Set<String>> uses) {
        var found = new TreeSet<String>();
        var open = new ArrayList<>(List.of(module));
        while (!open.isEmpty()) {
            Stream.of(open.removeLast())
                    .flatMap(next -> uses.getOrDefault(next, Set.of()).stream())
                    .filter(found::add)
                    .forEach(open::add);
        }
        return found;
    }
}
