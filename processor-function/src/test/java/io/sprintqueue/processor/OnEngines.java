package io.sprintqueue.processor;

import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.Template;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The function as its environment builds it, on engines of its own. Its time stands still.
record OnEngines(EmbeddedAws aws, ProcessorHandler handler) implements AutoCloseable {
    static OnEngines start() {
        return start(Map.of());
    }

    /// @param variables in addition to those of the template
    static OnEngines start(Map<String, String> variables) {
        var aws =
                EmbeddedAws.start(
                        Template.read(Path.of("..", "template.yaml")), EmbeddedOptions.inMemory());
        Map<String, String> environment =
                new HashMap<>(aws.functionEnvironment("ProcessorFunction"));
        environment.put("CONFIG_FILE", Path.of("..", "config", "sprintqueue.yaml").toString());
        environment.putAll(variables);
        return new OnEngines(aws, new ProcessorHandler(environment, () -> Bodies.NOW));
    }

    @Override
    public void close() {
        aws.close();
    }
}
