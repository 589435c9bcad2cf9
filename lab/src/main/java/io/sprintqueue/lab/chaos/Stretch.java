package io.sprintqueue.lab.chaos;

/// The network links that can fail.
enum Stretch {
    /// From Jira to the HTTP front.
    HTTP,
    SQS,
    DYNAMODB,
    S3,
    SECRETS_MANAGER
}
