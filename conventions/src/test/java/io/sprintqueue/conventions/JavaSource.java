package io.sprintqueue.conventions;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import javax.lang.model.util.Elements.DocCommentKind;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A Java file with the tree that the compiler reads in it.
record JavaSource(TextFile file, CompilationUnitTree unit, DocTrees trees) {
    /// Parses all files in one run of the compiler, which costs little more than parsing one.
    static List<JavaSource> parse(List<TextFile> files) {
        var problems = new DiagnosticCollector<JavaFileObject>();
        var objects = files.stream().map(InMemory::new).toList();
        var task =
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null, null, problems, List.of("-proc:none"), null, objects);
        var sources = zip(files, task);
        if (!problems.getDiagnostics().isEmpty()) {
            throw new IllegalArgumentException("not Java: " + problems.getDiagnostics());
        }
        return sources;
    }

    private static List<JavaSource> zip(List<TextFile> files, JavacTask task) {
        var sources = new ArrayList<JavaSource>();
        try {
            Iterator<? extends CompilationUnitTree> units = task.parse().iterator();
            for (TextFile file : files) {
                sources.add(new JavaSource(file, units.next(), DocTrees.instance(task)));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return List.copyOf(sources);
    }

    /// Every tree of this type, wherever it is in the file.
    <T extends Tree> Stream<T> all(Class<T> type) {
        var found = new ArrayList<T>();
        var scanner =
                new TreeScanner<@Nullable Void, List<T>>() {
                    @Override
                    public @Nullable Void scan(@Nullable Tree tree, List<T> found) {
                        if (type.isInstance(tree)) {
                            found.add(type.cast(tree));
                        }
                        return super.scan(tree, found);
                    }
                };
        scanner.scan(unit, found);
        return found.stream();
    }

    long firstLine(Tree tree) {
        return lineAt(trees.getSourcePositions().getStartPosition(unit, tree));
    }

    long lastLine(Tree tree) {
        return lineAt(trees.getSourcePositions().getEndPosition(unit, tree));
    }

    /// The tree as it is in the file.
    String textOf(Tree tree) {
        var positions = trees.getSourcePositions();
        return file.text()
                .substring(
                        (int) positions.getStartPosition(unit, tree),
                        (int) positions.getEndPosition(unit, tree));
    }

    /// Whether a comment of `///` lines documents the tree, which stands at the top of the file.
    boolean hasMarkdownComment(Tree topLevel) {
        var path = new TreePath(new TreePath(unit), topLevel);
        return trees.getDocCommentKind(path) == DocCommentKind.END_OF_LINE;
    }

    Violation at(Tree tree, String what) {
        return file.at(firstLine(tree), what);
    }

    private long lineAt(long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    private static final class InMemory extends SimpleJavaFileObject {
        private final String text;

        InMemory(TextFile file) {
            super(URI.create("memory:///" + file.path()), Kind.SOURCE);
            this.text = file.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
