package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.console.WidgetConsole;
import io.sprintqueue.core.json.BoundedJson;

import java.time.InstantSource;
import java.util.Map;

/// Lambda's entry to the console: CloudWatch's dashboard invokes it directly, as the person who
/// looks at the widget, and shows the HTML that it answers.
public final class ConsoleHandler implements RequestHandler<Map<String, Object>, String> {
    private final WidgetConsole console;

    /// Made by Lambda.
    public ConsoleHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /// Made of an environment, on any machine.
    public ConsoleHandler(Map<String, String> environment, InstantSource clock) {
        this(
                Wiring.operations(environment, clock).operations(),
                "true".equals(environment.get("CONSOLE_REPLAY")),
                clock);
    }

    ConsoleHandler(Operations operations, boolean replay, InstantSource clock) {
        this.console = new WidgetConsole(new DirectApi(operations), replay, clock);
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        JsonNode json = BoundedJson.mapper().valueToTree(event);
        return console.answer(json, context.getInvokedFunctionArn());
    }
}
