package io.sprintqueue.cli.local;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.cli.local.runtime.InvocationFailed;
import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A function on the path of a delivery.
public enum MeasuredFunction {
    INGEST("ingest", LocalFunction.INGEST, "ingest-function"),
    PROCESSOR("processor", LocalFunction.PROCESSOR, "processor-function");

    private final String text;
    private final String logicalId;
    private final String module;

    MeasuredFunction(String text, LocalFunction<?, ?> function, String module) {
        this.text = text;
        this.logicalId = function.logicalId();
        this.module = module;
    }

    /// What the template calls it.
    String logicalId() {
        return logicalId;
    }

    /// The module that it is built in.
    String module() {
        return module;
    }

    /// Looks at an answer: of work that was refused no time is worth anything.
    ///
    /// @throws InvocationFailed where the event was not taken
    void check(byte[] answer) {
        JsonNode json;
        try {
            json = BoundedJson.mapper().readTree(answer);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an answer cannot be read", unreadable);
        }
        boolean isTaken =
                switch (this) {
                    case INGEST -> json.path("statusCode").asInt() == 202;
                    case PROCESSOR -> json.path("batchItemFailures").isEmpty();
                };
        if (!isTaken) {
            throw new InvocationFailed(text + " did not take an event: " + json);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
