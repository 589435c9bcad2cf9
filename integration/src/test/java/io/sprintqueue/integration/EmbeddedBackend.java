package io.sprintqueue.integration;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.local.LocalOptions;
import io.sprintqueue.local.LocalPipeline;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Everything in this process.
final class EmbeddedBackend implements Backend {
    private static final Secret SECRET = new Secret("a secret of the tests");

    private final LocalPipeline pipeline;

    EmbeddedBackend(Path folder) throws IOException {
        Path configuration = Files.writeString(folder.resolve("sprintqueue.yaml"), CONFIGURATION);
        pipeline =
                LocalPipeline.start(
                        new LocalOptions(
                                Project.home().resolve("template.yaml"),
                                configuration,
                                0,
                                new SiteSecrets(Map.of(Site.DEFAULT, List.of(SECRET)))),
                        InstantSource.system());
    }

    @Override
    public URI url() {
        return pipeline.url();
    }

    @Override
    public RequestSigner signer() {
        return RequestSigner.of(url(), null);
    }

    @Override
    public Secret secret() {
        return SECRET;
    }

    @Override
    public AwsClients clients() {
        return new AwsClients(pipeline.aws().environment(), Duration.ofSeconds(10));
    }

    @Override
    public String physicalId(String logicalId) {
        return pipeline.aws().physicalId(logicalId);
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
