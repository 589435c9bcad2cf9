package io.sprintqueue.ingest;

import io.sprintqueue.aws.AwsClients.Service;

/// What the function calls on its way to a 202.
enum Dependency {
    SQS(Service.SQS),
    S3(Service.S3),
    SECRETS_MANAGER(Service.SECRETS_MANAGER);

    private final Service service;

    Dependency(Service service) {
        this.service = service;
    }

    /// What it says where all is well.
    String goodAnswer(String request) {
        return switch (this) {
            case SQS -> SqsAnswer.to(request);
            case S3 -> "";
            case SECRETS_MANAGER ->
                    "{\"Name\":\"webhook\",\"SecretString\":\"%s\"}".formatted(Delivery.SECRET);
        };
    }

    /// The variable that tells the client where it is.
    String endpointVariable() {
        return "AWS_ENDPOINT_URL_" + service.name();
    }
}
