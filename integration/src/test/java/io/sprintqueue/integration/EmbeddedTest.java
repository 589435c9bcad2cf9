package io.sprintqueue.integration;

import java.io.IOException;
import java.nio.file.Path;

class EmbeddedTest extends PipelineSuite {
    @Override
    Backend start(Path folder) throws IOException {
        return new EmbeddedBackend(folder);
    }
}
