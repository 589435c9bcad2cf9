package io.sprintqueue.lab.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import java.nio.file.Path;

/// Accepts a delivery and does nothing else: what it takes is what Lambda's own runtime costs.
public final class EmptyFunction
        implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        return APIGatewayV2HTTPResponse.builder().withStatusCode(202).build();
    }

    /// Where its class is.
    static Path classPath() {
        return Path.of(
                EmptyFunction.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
