package io.sprintqueue.ingest;

import io.sprintqueue.core.delivery.SecretEncoding;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

/// The secret in Secrets Manager, as text or as bytes: a file that was put there by
/// `--secret-binary` is read as a file.
final class SecretsManagerSource implements SecretSource {
    private final SecretsManagerClient client;
    private final String secretId;

    SecretsManagerSource(SecretsManagerClient client, String secretId) {
        this.client = client;
        this.secretId = secretId;
    }

    @Override
    public String read() {
        GetSecretValueResponse secret = client.getSecretValue(get -> get.secretId(secretId));
        return secret.secretBinary() == null
                ? secret.secretString()
                : SecretEncoding.decode(secret.secretBinary().asByteArray());
    }
}
