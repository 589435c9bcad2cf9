package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.LambdaLogger;

import io.sprintqueue.aws.PlainContext;

import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/// A function's invocation context on this machine: its name is its logical id in the template, and
/// its time ends when Lambda's would.
final class LocalContext extends PlainContext {
    private final String functionName;
    private final Instant deadline;
    private final InstantSource clock;
    private final String requestId = UUID.randomUUID().toString();

    LocalContext(String functionName, Duration timeout, InstantSource clock) {
        super("local");
        this.functionName = functionName;
        this.clock = clock;
        this.deadline = clock.instant().plus(timeout);
    }

    @Override
    public String getAwsRequestId() {
        return requestId;
    }

    @Override
    public String getFunctionName() {
        return functionName;
    }

    @Override
    public String getInvokedFunctionArn() {
        return "arn:aws:lambda:local:000000000000:function:" + functionName;
    }

    @Override
    public int getRemainingTimeInMillis() {
        return (int) Math.max(0, Duration.between(clock.instant(), deadline).toMillis());
    }

    @Override
    public LambdaLogger getLogger() {
        var log = LoggerFactory.getLogger(functionName);
        return new LambdaLogger() {
            @Override
            public void log(String message) {
                log.info("{}", message);
            }

            @Override
            public void log(byte[] message) {
                log.info("{}", new String(message, StandardCharsets.UTF_8));
            }
        };
    }
}
