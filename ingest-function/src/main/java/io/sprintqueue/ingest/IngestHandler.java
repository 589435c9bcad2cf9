package io.sprintqueue.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.aws.SnapStartResource;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.ingest.ReceiveResult.Cause;
import io.sprintqueue.ingest.ReceiveResult.Unavailable;

import software.amazon.lambda.powertools.logging.PowertoolsLogging;

import java.time.InstantSource;
import java.util.Map;

/// Lambda's entry to ingest: requests of the HTTP API.
public final class IngestHandler
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final SnapStartResource<WebhookReceiver> receiver;

    /// Called by Lambda.
    public IngestHandler() {
        this(
                Wiring.snapStartResource(
                        System::getenv, InstantSource.system(), Wiring::warmUpClients));
        receiver.register();
    }

    /// Builds it from an environment, on any machine; it calls services by HTTP.
    public IngestHandler(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, Transport.HTTP);
    }

    /// Builds it from an environment, on any machine.
    ///
    /// @param transport leads to the services
    /// @throws IllegalStateException which lists every problem of the environment
    public IngestHandler(
            Map<String, String> environment, InstantSource clock, Transport transport) {
        this(Wiring.fromEnvironment(environment, clock, transport));
    }

    IngestHandler(WebhookReceiver receiver) {
        this(SnapStartResource.fixed(receiver));
    }

    IngestHandler(SnapStartResource<WebhookReceiver> receiver) {
        this.receiver = receiver;
    }

    /// Never fails: an unexpected error, including OutOfMemoryError, is a fault of ours, and only
    /// an answer of 503 makes Jira send the delivery again.
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try {
            PowertoolsLogging.initializeLogging(context);
            return answer(HttpRequest.of(event), context);
        } catch (InternalError | UnknownError broken) {
            throw broken;
        } catch (Throwable unforeseen) {
            return end(Site.DEFAULT.name(), new Unavailable(Cause.UNFORESEEN, unforeseen));
        } finally {
            PowertoolsLogging.clearState(true);
        }
    }

    private APIGatewayV2HTTPResponse answer(HttpRequest request, Context context) {
        String trace = request.trace(context.getXrayTraceId());
        return end(
                request.siteName(),
                receiver.get()
                        .receive(request.siteName(), request.headers(), request.bytes(), trace));
    }

    private static APIGatewayV2HTTPResponse end(String siteName, ReceiveResult result) {
        ReceiveLog.write(siteName, result);
        return Answers.to(result);
    }
}
