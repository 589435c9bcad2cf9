package io.sprintqueue.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// axe-core, which finds what keeps people from using a page: contrast, names, landmarks, order.
/// What it said of each page stays in a file.
final class Axe {
    private static final String RUN =
            """
            axe.run(document).then(found => ({
              version: found.testEngine.version,
              passes: found.passes.length,
              incomplete: found.incomplete.map(rule => rule.id),
              violations: found.violations.map(rule => ({
                rule: rule.id, impact: rule.impact, help: rule.help,
                elements: rule.nodes.map(node => node.html)}))}))
            """;

    private final Chromium browser;
    private final String script;
    private final ArrayNode runs = JsonNodeFactory.instance.arrayNode();

    Axe(Chromium browser) throws IOException {
        this.browser = browser;
        try (InputStream stream =
                Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            this.script = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// The rules that the open page breaks.
    List<String> findings() {
        return violations(run());
    }

    /// The same, for the file too.
    ///
    /// @param name what the page is called there
    List<String> noted(String name) {
        ObjectNode found = run();
        runs.addObject().put("page", name).setAll(found);
        return violations(found);
    }

    /// Keeps what was noted.
    ///
    /// @return a sentence on it
    String keep(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, runs.toPrettyString());
        int passes = 0;
        int violations = 0;
        for (JsonNode run : runs) {
            passes += run.path("passes").asInt();
            violations += run.path("violations").size();
        }
        return "axe-core %s looked at %d pages: %d rules passed, %d findings"
                .formatted(runs.path(0).path("version").asText(), runs.size(), passes, violations);
    }

    private ObjectNode run() {
        browser.evaluate(script + "; null");
        return (ObjectNode) browser.evaluate(RUN);
    }

    private static List<String> violations(ObjectNode run) {
        var rules = new ArrayList<String>();
        run.path("violations").forEach(rule -> rules.add(rule.toString()));
        return rules;
    }
}
