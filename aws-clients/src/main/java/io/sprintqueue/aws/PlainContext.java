package io.sprintqueue.aws;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

import org.jspecify.annotations.Nullable;

/// The context of an invocation outside Lambda. Every name in it is the same; subclasses override
/// what they know.
public class PlainContext implements Context {
    private static final int REMAINING_MILLIS = 10_000;
    private static final int MEMORY_MEGABYTES = 1_024;

    private final String name;

    public PlainContext(String name) {
        this.name = name;
    }

    @Override
    public String getAwsRequestId() {
        return name;
    }

    @Override
    public String getLogGroupName() {
        return name;
    }

    @Override
    public String getLogStreamName() {
        return name;
    }

    @Override
    public String getFunctionName() {
        return name;
    }

    @Override
    public String getFunctionVersion() {
        return name;
    }

    @Override
    public String getInvokedFunctionArn() {
        return name;
    }

    @Override
    public @Nullable CognitoIdentity getIdentity() {
        return null;
    }

    @Override
    public @Nullable ClientContext getClientContext() {
        return null;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return REMAINING_MILLIS;
    }

    @Override
    public int getMemoryLimitInMB() {
        return MEMORY_MEGABYTES;
    }

    @Override
    public @Nullable LambdaLogger getLogger() {
        return null;
    }
}
