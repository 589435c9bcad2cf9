package io.sprintqueue.ingest;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.lambda.powertools.parameters.secrets.SecretsProvider;

import java.time.temporal.ChronoUnit;

/// The secret in Secrets Manager, read with Powertools. Its own cache is turned off: it knows
/// neither a last good value nor a bounded refresh, so [SecretCache] does that.
final class PowertoolsSecretSource implements SecretSource {
    private final SecretsProvider provider;
    private final String secretId;

    PowertoolsSecretSource(SecretsManagerClient client, String secretId) {
        this.provider = SecretsProvider.builder().withClient(client).build();
        this.secretId = secretId;
    }

    @Override
    public synchronized String read() {
        return provider.withMaxAge(0, ChronoUnit.SECONDS).get(secretId);
    }
}
