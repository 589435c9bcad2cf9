package io.sprintqueue.operations;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Authorizer;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;

/// Who may call operations. API Gateway checks it first; this second check covers a route that was
/// added without its authorizer.
enum Access {
    /// Callers whom IAM admitted; the public health is for everyone.
    IAM {
        @Override
        boolean admits(APIGatewayV2HTTPEvent event) {
            return PUBLIC.equals(event.getRouteKey())
                    || context(event)
                            .map(RequestContext::getAuthorizer)
                            .map(Authorizer::getIam)
                            .map(RequestContext.IAM::getUserArn)
                            .filter(arn -> !arn.isBlank())
                            .isPresent();
        }
    },

    /// The caller from this machine. Its front binds loopback only and checks Host and Origin.
    LOCAL {
        @Override
        boolean admits(APIGatewayV2HTTPEvent event) {
            return context(event)
                    .map(RequestContext::getHttp)
                    .map(RequestContext.Http::getSourceIp)
                    .filter(Access::isLoopback)
                    .isPresent();
        }
    };

    private static final String PUBLIC = "GET /health";

    /// Whether the request may be answered.
    abstract boolean admits(APIGatewayV2HTTPEvent event);

    static Access of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Answer refused() {
        return Answer.error(
                403, "forbidden", "this route needs a request signed for IAM (execute-api:Invoke)");
    }

    private static Optional<RequestContext> context(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext());
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
