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

/// Renders pages. The templates were compiled with the code; each value in them is escaped for the
/// place where it stands.
final class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /// The style sheet of both edges.
    static final String STYLE = resource("console.css");

    /// What the widget says of itself, in Markdown.
    static final String DOCUMENTATION = resource("widget.md");

    /// The mark in the browser's tab.
    static final String ICON = resource("icon.svg");

    /// The page as a document of its own.
    String document(Frame frame, Page page) {
        return render("document.jte", Map.of("frame", frame, "page", page));
    }

    /// The page as a part of CloudWatch's dashboard, with its style beside it.
    String widget(Frame frame, Page page) {
        return render("widget.jte", Map.of("frame", frame, "page", page, "style", STYLE));
    }

    private String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        engine.render(template, parameters, output);
        return output.toString();
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
