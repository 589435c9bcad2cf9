package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.testing.TestOutput;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;

/// What a jar weighs is downloaded and unpacked at each cold start.
class JarSizesTest {
    @ParameterizedTest
    @CsvSource({"INGEST,17", "PROCESSOR,20", "SYNC,21", "OPERATIONS,21"})
    void a_jar_is_small(LambdaJar jar, int megabytes) throws IOException {
        long sizeBytes = Files.size(jar.path());
        TestOutput.print("%s has %,d bytes".formatted(jar.path().getFileName(), sizeBytes));

        assertThat(sizeBytes).isLessThanOrEqualTo(megabytes * 1_048_576L);
    }
}
