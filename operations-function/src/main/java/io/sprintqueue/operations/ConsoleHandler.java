package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.console.WidgetConsole;
import io.sprintqueue.core.json.BoundedJson;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/// Lambda's entry to the console: CloudWatch's dashboard invokes it directly, as the person who
/// looks at the widget, and shows the HTML that it answers.
public final class ConsoleHandler implements RequestHandler<Map<String, Object>, String> {
    private final SnapStartResource<WidgetConsole> resource;

    /// Called by Lambda.
    public ConsoleHandler() {
        this(snapStartResource(System::getenv, InstantSource.system(), Wiring::warmUpClients));
        resource.register();
    }

    /// Builds it from an environment, on any machine.
    public ConsoleHandler(Map<String, String> environment, InstantSource clock) {
        this(Wiring.operations(environment, clock, Transport.HTTP).operations(), clock);
    }

    ConsoleHandler(Operations operations, InstantSource clock) {
        this(SnapStartResource.fixed(console(operations, clock)));
    }

    ConsoleHandler(SnapStartResource<WidgetConsole> resource) {
        this.resource = resource;
    }

    /// The console around SnapStart's image, primed with a look at each page.
    static SnapStartResource<WidgetConsole> snapStartResource(
            Supplier<Map<String, String>> environment, InstantSource clock, Runnable warmUp) {
        return Wiring.snapStartResource(
                environment,
                wired -> console(wired.operations(), clock),
                clock,
                wired -> Priming.view(wired.operations(), clock),
                warmUp);
    }

    private static WidgetConsole console(Operations operations, InstantSource clock) {
        return new WidgetConsole(new DirectApi(operations), clock);
    }

    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
        JsonNode json = BoundedJson.mapper().valueToTree(event);
        return resource.get().answer(json, context.getInvokedFunctionArn());
    }
}
