package io.sprintqueue.local.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/// A function that does as it is told.
public final class TestHandler implements RequestHandler<Map<String, String>, Map<String, String>> {
    /// Made by the Runtime Interface Client.
    public TestHandler() {
        if (System.getenv("BROKEN") != null) {
            throw new IllegalStateException("TABLE_NAME is missing");
        }
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> event, Context context) {
        return switch (event.getOrDefault("do", "")) {
            case "tell" -> told(event, context);
            case "throw" -> throw new IllegalArgumentException("as told");
            default -> waitForEver();
        };
    }

    private static Map<String, String> told(Map<String, String> event, Context context) {
        return Map.of(
                "said", event.getOrDefault("say", ""),
                "function", context.getFunctionName(),
                "arn", context.getInvokedFunctionArn(),
                "milliseconds", Integer.toString(context.getRemainingTimeInMillis()),
                "variables", String.join(" ", System.getenv().keySet().stream().sorted().toList()),
                "memory", Integer.toString(context.getMemoryLimitInMB()));
    }

    private static Map<String, String> waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }
}
