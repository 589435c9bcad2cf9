package io.sprintqueue.integration;

import io.sprintqueue.embedded.engine.DynamoDbEngine;

import java.lang.instrument.Instrumentation;
import java.util.List;

/// DynamoDB Local as LocalStack starts it: a program with a port, behind an agent. This one listens
/// on loopback only, and the agent does nothing.
final class DynamoDbProgram {
    private DynamoDbProgram() {}

    /// Serves until it is killed.
    public static void main(String[] arguments) throws InterruptedException {
        List<String> words = List.of(arguments);
        int port = Integer.parseInt(words.get(words.indexOf("-port") + 1));
        try (var _ = new DynamoDbEngine(null, port)) {
            Thread.currentThread().join();
        }
    }

    /// As an agent it changes nothing.
    public static void premain(String options, Instrumentation instrumentation) {}
}
