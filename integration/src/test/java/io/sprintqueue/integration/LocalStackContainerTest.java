package io.sprintqueue.integration;

import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// LocalStack in Docker, in its own image, which runs the functions in containers of AWS's runtime.
///
/// `scripts/check-container` runs this where no registry can be reached: in the image that
/// `-Dsprintqueue.localstack.image` names, with `-Dsprintqueue.localstack.network=host`.
class LocalStackContainerTest extends LocalStackSuite {
    private static final String OFFICIAL = "localstack/localstack";

    private static final @Nullable String NAMED =
            System.getProperty("sprintqueue.localstack.image");

    /// By default the last that needs no account.
    private static final String IMAGE = Objects.requireNonNullElse(NAMED, OFFICIAL + ":4.14.0");

    private static final String HOST = "host";
    private static final boolean IN_HOST_NETWORK =
            HOST.equals(System.getProperty("sprintqueue.localstack.network"));
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    Backend start(Path folder) throws IOException {
        if (NAMED == null && !DockerClientFactory.instance().isDockerAvailable()) {
            throw Skipped.because("LocalStack in Docker: there is no Docker here");
        }
        var image = DockerImageName.parse(IMAGE).asCompatibleSubstituteFor(OFFICIAL);
        var container =
                new LocalStackContainer(image)
                        .withStartupTimeout(PATIENCE)
                        .withEnv("LAMBDA_IGNORE_ARCHITECTURE", "1")
                        .withEnv("LAMBDA_EVENT_SOURCE_MAPPING_MAX_BACKOFF_ON_EMPTY_POLL_SEC", "1")
                        .withCopyFileToContainer(
                                MountableFile.forHostPath(LocalStackHost.PATCH),
                                LocalStackHost.PATCH_IN_PLACE);
        return deployed(started(container), folder, container::stop);
    }

    /// Starts it.
    ///
    /// @return where it listens
    private static URI started(LocalStackContainer container) throws IOException {
        if (!IN_HOST_NETWORK) {
            container.start();
            return container.getEndpoint();
        }
        // Docker maps no ports there, so it is told one.
        String address = LocalStackHost.freeAddress();
        container.setExposedPorts(List.of());
        container
                .withNetworkMode(HOST)
                .withEnv("GATEWAY_LISTEN", address)
                .withEnv("LOCALSTACK_HOST", address)
                .start();
        return URI.create("http://" + address);
    }
}
