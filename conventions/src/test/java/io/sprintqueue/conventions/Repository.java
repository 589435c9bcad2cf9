package io.sprintqueue.conventions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// The tree of files that the rules are held over, without what was built or fetched.
record Repository(Path root) {
    private static final Set<String> NOT_OURS =
            Set.of("target", ".git", ".idea", ".vscode", ".mvn", "node_modules");

    /// Found from the working directory upwards by the Maven wrapper that stands in its root.
    static Repository here() {
        Path start = Path.of("").toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return new Repository(folder);
            }
        }
        throw new IllegalStateException("no folder with mvnw above " + start);
    }

    List<TextFile> javaFiles() {
        return files(path ->
                path.endsWith(".java")
                        && (path.contains("/src/main/") || path.contains("/src/test/")));
    }

    List<TextFile> markdownFiles() {
        return files(path -> path.endsWith(".md"));
    }

    /// The files whose path pleases, in the order of their paths.
    List<TextFile> files(Predicate<String> wanted) {
        return paths().stream().filter(wanted).sorted().map(this::read).toList();
    }

    /// The path, from the root, of what a document calls so; one that begins with a slash is from
    /// the root already, as on GitHub.
    String resolve(TextFile document, String path) {
        Path base = path.startsWith("/") ? root : root.resolve(document.directory());
        Path file = base.resolve("./" + path.replace("%20", " ")).normalize();
        return root.relativize(file).toString().replace('\\', '/');
    }

    boolean exists(String path) {
        return !path.startsWith("..") && Files.exists(root.resolve(path));
    }

    /// Whether the file stands here with this text.
    boolean contains(TextFile file) {
        return read(file.path()).equals(file);
    }

    void write(TextFile file) {
        try {
            Files.writeString(root.resolve(file.path()), file.text());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    TextFile read(String path) {
        try {
            return new TextFile(path, new String(Files.readAllBytes(root.resolve(path)), UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> paths() {
        var paths = new ArrayList<String>();
        try {
            Files.walkFileTree(root, new Visitor(root, paths));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return paths;
    }

    private static final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<String> paths;

        Visitor(Path root, List<String> paths) {
            this.root = root;
            this.paths = paths;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            boolean skipped = !folder.equals(root) && NOT_OURS.contains(name(folder));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isRegularFile()) {
                paths.add(root.relativize(file).toString().replace('\\', '/'));
            }
            return FileVisitResult.CONTINUE;
        }

        private static String name(Path folder) {
            return String.valueOf(folder.getFileName());
        }
    }
}
