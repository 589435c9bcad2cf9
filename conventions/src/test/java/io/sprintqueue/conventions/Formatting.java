package io.sprintqueue.conventions;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;

/// The one format: google-java-format in AOSP style, imports in order and all in use.
/// Markdown comments stay as they were written: it would reflow them, and where a line breaks is
/// part of how a comment reads.
final class Formatting {
    private static final Formatter FORMATTER =
            new Formatter(
                    JavaFormatterOptions.builder().style(Style.AOSP).formatJavadoc(false).build());

    private Formatting() {}

    static TextFile formatted(TextFile file) {
        try {
            return new TextFile(file.path(), FORMATTER.formatSourceAndFixImports(file.text()));
        } catch (FormatterException failure) {
            throw new IllegalArgumentException("cannot format " + file.path(), failure);
        }
    }
}
