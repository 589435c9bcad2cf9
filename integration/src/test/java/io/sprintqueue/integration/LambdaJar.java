package io.sprintqueue.integration;

import java.nio.file.Files;
import java.nio.file.Path;

/// A jar of functions, as it is deployed.
enum LambdaJar {
    INGEST("ingest-function"),
    PROCESSOR("processor-function"),
    SYNC("sync-function"),
    OPERATIONS("operations-function");

    private final String module;

    LambdaJar(String module) {
        this.module = module;
    }

    /// The folder that the template names.
    String module() {
        return module;
    }

    /// The one that a function of the template is in.
    static LambdaJar of(String function) {
        return switch (function) {
            case "IngestFunction" -> INGEST;
            case "ProcessorFunction", "RedriveFunction" -> PROCESSOR;
            case "SyncFunction" -> SYNC;
            case "OperationsFunction", "ConsoleFunction" -> OPERATIONS;
            default -> throw new IllegalArgumentException("no jar of " + function);
        };
    }

    /// Where it lies.
    ///
    /// @throws org.opentest4j.TestAbortedException if this build makes none
    Path path() {
        Path jar = Project.home().resolve(module).resolve("target/" + module + "-lambda.jar");
        if (Boolean.getBoolean("lambda.jars.skip") || !Files.exists(jar)) {
            throw Skipped.because("the jars for Lambda: this build makes none");
        }
        return jar;
    }
}
