package io.sprintqueue.conventions;

import java.util.List;
import java.util.stream.Stream;

/// What may not stand in a Java file.
@FunctionalInterface
interface Rule {
    Stream<Violation> check(JavaSource source);

    /// The violations of one planted file, as they are printed.
    default List<String> find(String path, String text) {
        var planted = JavaSource.parse(List.of(new TextFile(path, text))).getFirst();
        return check(planted).map(Violation::toString).toList();
    }
}
