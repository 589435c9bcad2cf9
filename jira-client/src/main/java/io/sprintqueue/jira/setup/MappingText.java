package io.sprintqueue.jira.setup;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.mapping.FieldRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The mapping of a site's fields as text of the configuration file.
///
/// @param rules in the order in which they are written
public record MappingText(Site site, List<FieldRule> rules) {
    private static final String SITES = "sites:";
    private static final String FILE = "sprintqueue.yaml";

    public MappingText {
        rules = List.copyOf(rules);
    }

    /// A whole file that has nothing else.
    public String file() {
        return SITES + "\n" + block();
    }

    /// The file with the mapping in it. What stands there stays as it is, comments too; nothing
    /// where the file already says something of the site that would have to be changed.
    ///
    /// @param yaml the file, which has no problems
    public Optional<String> addedTo(String yaml) {
        List<String> lines = yaml.lines().collect(Collectors.toCollection(ArrayList::new));
        int sites = lines.indexOf(SITES);
        if (sites < 0) {
            lines.add("");
            lines.add(SITES);
            sites = lines.size() - 1;
        }
        lines.add(sites + 1, block().stripTrailing());
        String text = String.join("\n", lines) + "\n";
        return isInEffect(text) ? Optional.of(text) : Optional.empty();
    }

    /// Whether the file, read as a whole, maps the fields so.
    public boolean isInEffect(String yaml) {
        return switch (ConfigurationReader.read(yaml, FILE)) {
            case ConfigurationResult.Valid valid ->
                    valid.configuration().of(site).fields().mapped().containsAll(rules);
            case ConfigurationResult.Invalid _ -> false;
        };
    }

    private String block() {
        String fields =
                rules.stream()
                        .map(rule ->
                                "      %s: { type: %s, from: [%s] }\n"
                                        .formatted(
                                                rule.name(),
                                                rule.type().name().toLowerCase(Locale.ROOT),
                                                String.join(", ", rule.from())))
                        .collect(Collectors.joining());
        return "  %s:\n    fields:\n%s".formatted(site, fields);
    }
}
