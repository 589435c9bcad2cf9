package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;

/// Who asks, as API Gateway says it.
final class Callers {
    private Callers() {}

    /// Somebody whom IAM let in.
    static RequestContext iam(String userArn) {
        return RequestContext.builder()
                .withAuthorizer(
                        Authorizer.builder()
                                .withIam(IAM.builder().withUserArn(userArn).build())
                                .build())
                .build();
    }

    /// Somebody at an address, whom no authorizer has looked at.
    static RequestContext at(String sourceIp) {
        return RequestContext.builder()
                .withHttp(Http.builder().withSourceIp(sourceIp).build())
                .build();
    }
}
