package io.sprintqueue.integration;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

import java.io.IOException;
import java.nio.file.Path;

/// LocalStack in Docker, which runs the functions in containers of AWS's own runtime.
class LocalStackContainerTest extends LocalStackSuite {
    /// The last that needs no account.
    private static final DockerImageName IMAGE =
            DockerImageName.parse("localstack/localstack:4.14.0");

    @Override
    Backend start(Path folder) throws IOException {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw Skipped.because("LocalStack in Docker: there is no Docker here");
        }
        Path patch = Project.home().resolve("scripts/python/host_jvm/unchanged_bodies.py");
        var container =
                new LocalStackContainer(IMAGE)
                        .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
                        .withEnv("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC", "1")
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(patch),
                                "/etc/localstack/init/boot.d/unchanged_bodies.py");
        container.start();
        return deployed(container.getEndpoint(), folder, container::stop);
    }
}
