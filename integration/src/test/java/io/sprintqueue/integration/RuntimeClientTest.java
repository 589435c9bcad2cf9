package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.embedded.FunctionSettings;
import io.sprintqueue.local.runtime.Pool;
import io.sprintqueue.local.runtime.Program;
import io.sprintqueue.local.runtime.RuntimeClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The jars under Lambda's Runtime Interface Client.
class RuntimeClientTest extends JarSuite {
    private static final String CLASSES = "classes.log";

    /// Until the first answer, the runtime's own included.
    private static final int MOST_CLASSES = 7_000;

    @Override
    RunningJar start(
            String function,
            FunctionSettings settings,
            Map<String, String> environment,
            Path folder) {
        var variables = new HashMap<>(environment);
        if (function.equals("IngestFunction")) {
            variables.put("JAVA_TOOL_OPTIONS", "-Xlog:class+load:file=" + folder.resolve(CLASSES));
        }
        var program =
                new Program(
                        function,
                        settings.handler(),
                        LambdaJar.of(function).path()
                                + File.pathSeparator
                                + RuntimeClient.classPath(),
                        Program.USUAL_OPTIONS,
                        variables,
                        settings.memoryMegabytes(),
                        settings.timeout(),
                        folder);
        Pool pool = Pool.start(program, 1, InstantSource.system(), System.getenv());
        return new RunningJar() {
            @Override
            public byte[] invoke(byte[] event) {
                pool.awaitFirst();
                return pool.invoke(event);
            }

            @Override
            public void close() {
                pool.close();
            }
        };
    }

    @Test
    void ingest_loads_few_classes_and_none_of_s3_for_a_usual_delivery(@TempDir Path folder)
            throws IOException {
        Path sample = Project.home().resolve("events/aws/api-gateway-webhook.json");
        try (RunningJar ingest = another("IngestFunction", folder)) {
            assertThat(ingest.invoke(Files.readAllBytes(sample))).asString().contains("202");
        }

        assertThat(Files.readAllLines(folder.resolve(CLASSES)))
                .anyMatch(line -> line.contains("services.sqs.model.SendMessageRequest "))
                .anyMatch(line ->
                        line.contains("io.sprintqueue.ingest.IngestHandler ")
                                && line.contains("ingest-function-lambda.jar"))
                .noneMatch(line -> line.contains("software.amazon.awssdk.services.s3."))
                .hasSizeLessThan(MOST_CLASSES);
    }
}
