package io.sprintqueue.conventions;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

/// Classes compiled for one test, to see that a rule can fail.
final class Planted {
    private static final Pattern TYPE =
            Pattern.compile("package ([\\w.]+);.*?(?:class|record|interface|enum) (\\w+).*");

    private Planted() {}

    /// Each source is one line of a package and a type; the class files go to a new folder.
    static JavaClasses in(Path parent, String... sources) {
        try {
            Path folder = Files.createTempDirectory(parent, "planted");
            for (String source : sources) {
                write(folder, source);
            }
            compile(folder);
            return new ClassFileImporter().importPath(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path folder, String source) throws IOException {
        var type = TYPE.matcher(source);
        if (!type.matches()) {
            throw new IllegalArgumentException("not a package and a type: " + source);
        }
        Path home = Files.createDirectories(folder.resolve(type.group(1)));
        Files.writeString(home.resolve(type.group(2) + ".java"), source);
    }

    private static void compile(Path folder) {
        var files = new Repository(folder).files(path -> path.endsWith(".java"));
        var arguments =
                Stream.concat(
                        Stream.of("-proc:none", "-d", folder.toString()),
                        files.stream().map(file -> folder.resolve(file.path()).toString()));
        int exit =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, arguments.toArray(String[]::new));
        if (exit != 0) {
            throw new IllegalArgumentException("the planted sources do not compile: " + files);
        }
    }
}
