package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.IAM;

/// The caller, as API Gateway describes it.
final class Callers {
    private Callers() {}

    /// A caller whom IAM let in.
    static RequestContext iam(String userArn) {
        return RequestContext.builder()
                .withAuthorizer(
                        Authorizer.builder()
                                .withIam(IAM.builder().withUserArn(userArn).build())
                                .build())
                .build();
    }

    /// A caller at an address, whom no authorizer has checked.
    static RequestContext at(String sourceIp) {
        return RequestContext.builder()
                .withHttp(Http.builder().withSourceIp(sourceIp).build())
                .build();
    }
}
