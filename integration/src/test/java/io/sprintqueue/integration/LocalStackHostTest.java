package io.sprintqueue.integration;

import java.io.IOException;
import java.nio.file.Path;

/// LocalStack as a process of this machine, which runs the functions in JVMs of this machine.
class LocalStackHostTest extends LocalStackSuite {
    @Override
    Backend start(Path folder) throws IOException {
        LocalStackHost host = LocalStackHost.start(folder.resolve("localstack"));
        return deployed(host.endpoint(), folder, host::close);
    }
}
