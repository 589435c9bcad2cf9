package io.sprintqueue.ingest;

import io.sprintqueue.aws.Environment;
import io.sprintqueue.core.config.Configuration;

import java.util.Map;

/// The settings from the environment, read once and checked completely.
record Settings(
        String interactiveQueueUrl,
        String bulkQueueUrl,
        String bodyBucket,
        String secretId,
        Configuration configuration) {
    /// Reads the variables and the configuration file that one of them names; without it, the
    /// defaults hold.
    ///
    /// @throws IllegalStateException which lists every problem
    static Settings from(Map<String, String> variables) {
        var environment = new Environment(variables);
        var settings =
                new Settings(
                        environment.url("INTERACTIVE_QUEUE_URL"),
                        environment.url("BULK_QUEUE_URL"),
                        environment.text("BODY_BUCKET"),
                        environment.text("SECRET_ID"),
                        environment.configuration("CONFIG_FILE"));
        environment.complete();
        return settings;
    }
}
