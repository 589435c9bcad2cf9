package io.sprintqueue.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationJson;
import io.sprintqueue.core.config.Problem;
import io.sprintqueue.core.readmodel.FieldTrial;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// The result of checking a configuration file.
///
/// @param configuration absent if there are problems
/// @param body the file of the body; absent if none was given
/// @param trial what it makes of a body; absent if none was given
record CheckedConfiguration(
        @Nullable Configuration configuration,
        List<Problem> problems,
        List<Problem> warnings,
        @Nullable Path body,
        @Nullable FieldTrial trial) {

    /// Whether the file has no problems, and the body had something to try it on.
    boolean holds() {
        return configuration != null && !(trial instanceof FieldTrial.Nothing);
    }

    /// Whether there are warnings.
    boolean isDoubtful() {
        return !warnings.isEmpty()
                || (trial instanceof FieldTrial.Tried tried
                        && tried.fields().stream().anyMatch(TriedField::isOfWrongType));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("holds", holds());
        json.set("problems", ConfigurationJson.problems(problems));
        json.set("warnings", ConfigurationJson.problems(warnings));
        if (configuration != null) {
            json.set("notes", ConfigurationJson.notes(configuration));
        }
        switch (trial) {
            case FieldTrial.Tried tried -> {
                ObjectNode against = json.putObject("against");
                against.put("issue", tried.issue().toString());
                var fields = against.putArray("fields");
                tried.fields().forEach(field -> fields.add(TriedField.json(field)));
            }
            case FieldTrial.Nothing(String reason) ->
                    json.putObject("against").put("reason", reason);
            case null -> {
                // No body was given.
            }
        }
        return json;
    }

    void print(Output output) {
        problems.forEach(
                problem -> output.line("problem: " + Output.printable(problem.toString())));
        warnings.forEach(
                warning -> output.line("warning: " + Output.printable(warning.toString())));
        if (configuration != null) {
            ConfigurationJson.notes(configuration).forEach(output::note);
        }
        switch (trial) {
            case FieldTrial.Tried tried -> output.table(tried.fields(), TriedField.FIELDS);
            case FieldTrial.Nothing(String reason) ->
                    output.line("problem: " + Output.printable("the body " + body + ": " + reason));
            case null -> {
                // No body was given.
            }
        }
        output.line(
                Count.of(problems.size() + (trial instanceof FieldTrial.Nothing ? 1 : 0), "problem")
                        + ", "
                        + Count.of(warnings.size(), "warning"));
    }
}
