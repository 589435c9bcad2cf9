package io.sprintqueue.lab.functions;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.local.runtime.InvocationFailed;

import java.io.IOException;
import java.io.UncheckedIOException;

/// A function that Jira, a delivery, or an operator waits for.
public enum MeasuredFunction {
    /// Not deployed: what the runtime alone takes.
    FLOOR("an empty function", "IngestFunction", "ingest-function"),
    INGEST("ingest", "IngestFunction", "ingest-function"),
    PROCESSOR("processor", "ProcessorFunction", "processor-function"),
    /// A request for health, which includes every dependency.
    OPERATIONS("operations", "OperationsFunction", "operations-function"),
    /// Shown on a dashboard.
    CONSOLE("console", "ConsoleFunction", "operations-function");

    private final String text;
    private final String logicalId;
    private final String module;

    MeasuredFunction(String text, String logicalId, String module) {
        this.text = text;
        this.logicalId = logicalId;
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

    /// Looks at an answer: of work that was refused, or of a dependency that was not waited for, no
    /// time is worth anything.
    ///
    /// @throws InvocationFailed if the event was not taken
    void check(byte[] answer) {
        JsonNode json;
        try {
            json = BoundedJson.mapper().readTree(answer);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("an answer cannot be read", unreadable);
        }
        boolean isTaken =
                switch (this) {
                    case FLOOR, INGEST -> json.path("statusCode").asInt() == 202;
                    case PROCESSOR -> json.path("batchItemFailures").isEmpty();
                    case OPERATIONS -> json.path("statusCode").asInt() == 200;
                    case CONSOLE -> isWholePage(json.asText());
                };
        if (!isTaken) {
            throw new InvocationFailed(text + complaint(json));
        }
    }

    /// A page is too long to be shown.
    private String complaint(JsonNode answer) {
        return switch (this) {
            case CONSOLE -> " showed a page with a missing response";
            case FLOOR, INGEST, PROCESSOR, OPERATIONS -> " did not accept an event: " + answer;
        };
    }

    private static boolean isWholePage(String html) {
        return html.contains("<h1") && !html.contains("does not answer");
    }

    @Override
    public String toString() {
        return text;
    }
}
