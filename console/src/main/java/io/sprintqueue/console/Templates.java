package io.sprintqueue.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

import io.sprintqueue.console.view.Frame;
import io.sprintqueue.console.view.Page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/// Renders pages. The templates are compiled with the code, and each value is escaped for its
/// context.
final class Templates {
    /// Controls but tabs and ends of lines, and what turns the direction of the text around: no
    /// template has one, so a value brought it. It is shown that it was there.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F" + "\\u202A-\\u202E]");

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /// The style sheet of both edges.
    static final String STYLE = resource("console.css");

    /// What the widget says of itself, in Markdown.
    static final String DOCUMENTATION = resource("widget.md");

    /// The mark in the browser's tab.
    static final String ICON = resource("icon.svg");

    /// The page as its own document.
    String document(Frame frame, Page page) {
        return render("document.jte", Map.of("frame", frame, "page", page));
    }

    /// The page as a part of CloudWatch's dashboard, with its style.
    String widget(Frame frame, Page page) {
        return render("widget.jte", Map.of("frame", frame, "page", page, "style", STYLE));
    }

    private String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        engine.render(template, parameters, output);
        return UNSEEN.matcher(output.toString()).replaceAll("\uFFFD");
    }

    private static String resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Templates.class.getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
