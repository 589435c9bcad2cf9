package io.sprintqueue.integration;

import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

import java.io.IOException;
import java.nio.file.Path;

@Execution(ExecutionMode.CONCURRENT)
class EmbeddedTest extends PipelineSuite {
    @Override
    Backend start(Path folder) throws IOException {
        return new EmbeddedBackend(folder);
    }
}
