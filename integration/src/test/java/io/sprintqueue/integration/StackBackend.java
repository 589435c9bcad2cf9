package io.sprintqueue.integration;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.local.FrontDoor;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

import java.net.URI;
import java.util.Map;
import java.util.Objects;

/// A deployed stack. Where its HTTP API was not made, a front of ours stands in its place and
/// invokes the functions there.
final class StackBackend implements Backend {
    private final SamStack stack;
    private final Runnable end;
    private final @Nullable FrontDoor front;

    /// @param end what is to be done with the stack afterwards
    StackBackend(SamStack stack, Runnable end) {
        this.stack = stack;
        this.end = end;
        this.front = stack.isMade("HttpApi") ? null : front(stack);
    }

    private static FrontDoor front(SamStack stack) {
        URI endpoint = Objects.requireNonNull(stack.cloud().endpoint(), "AWS has an HTTP API");
        var functions = new Invocations(endpoint);
        return FrontDoor.open(
                Template.read(Project.home().resolve("template.yaml")),
                Map.of(
                        "IngestFunction", functions.of(stack.physicalId("IngestFunction")),
                        "OperationsFunction",
                                functions.of(stack.physicalId("OperationsFunction"))));
    }

    @Override
    public URI url() {
        return front == null
                ? URI.create(stack.output("WebhookUrl").replace("/webhooks/jira", ""))
                : front.url();
    }

    @Override
    public RequestSigner signer() {
        return RequestSigner.of(url(), stack.cloud().region());
    }

    @Override
    public Secret secret() {
        try (var secrets =
                clients().client(SecretsManagerClient.builder(), Service.SECRETS_MANAGER)) {
            String id = physicalId("WebhookSecret");
            return new Secret(secrets.getSecretValue(get -> get.secretId(id)).secretString());
        }
    }

    @Override
    public AwsClients clients() {
        return stack.cloud().clients();
    }

    @Override
    public String physicalId(String logicalId) {
        return stack.physicalId(logicalId);
    }

    @Override
    public void close() {
        if (front != null) {
            front.close();
        }
        end.run();
    }
}
