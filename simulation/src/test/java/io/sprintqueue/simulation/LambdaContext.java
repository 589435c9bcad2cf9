package io.sprintqueue.simulation;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// What Lambda says of an invocation: the time that is left, in virtual time.
final class LambdaContext implements Context {
    private final Agenda agenda;
    private final Invocation invocation;

    LambdaContext(Agenda agenda, Invocation invocation) {
        this.agenda = agenda;
        this.invocation = invocation;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return Math.toIntExact(invocation.deadlineMillis() - agenda.millis());
    }

    @Override
    public String getAwsRequestId() {
        return "request";
    }

    @Override
    public String getLogGroupName() {
        return "log-group";
    }

    @Override
    public String getLogStreamName() {
        return "log-stream";
    }

    @Override
    public String getFunctionName() {
        return "function";
    }

    @Override
    public String getFunctionVersion() {
        return "1";
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:eu-central-1:123456789012:function:function";
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw new UnsupportedOperationException("no identity");
    }

    @Override
    public ClientContext getClientContext() {
        throw new UnsupportedOperationException("no client context");
    }

    @Override
    public int getMemoryLimitInMB() {
        return 1_024;
    }

    @Override
    public LambdaLogger getLogger() {
        throw new UnsupportedOperationException("no logger");
    }

    @Override
    public String getXrayTraceId() {
        return "Root=1-6ac4b93b-3f1c5a7e9b2d4c6f8a0e1b3d";
    }
}
