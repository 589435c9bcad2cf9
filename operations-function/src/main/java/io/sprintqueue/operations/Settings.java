package io.sprintqueue.operations;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationJson;
import io.sprintqueue.core.config.Problem;

import java.util.List;
import java.util.Map;

/// Shows the configuration that is in effect: what the file says, completed by the defaults, with
/// warnings about probable mistakes. It has no secrets: this function may not even read them.
final class Settings implements Endpoints {
    private final Configuration configuration;
    private final List<Problem> warnings;

    Settings(Configuration configuration, List<Problem> warnings) {
        this.configuration = configuration;
        this.warnings = List.copyOf(warnings);
    }

    @Override
    public Map<String, Endpoint> routes() {
        return Map.of("GET /ops/config", _ -> answer());
    }

    private Answer answer() {
        ObjectNode json = ConfigurationJson.of(configuration);
        json.set("warnings", ConfigurationJson.problems(warnings));
        json.set("notes", ConfigurationJson.notes(configuration));
        return Answer.ok(json);
    }
}
