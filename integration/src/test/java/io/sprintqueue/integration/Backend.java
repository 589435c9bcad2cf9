package io.sprintqueue.integration;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.core.delivery.Secret;

import java.net.URI;

/// A pipeline that runs somewhere, and the services below it.
interface Backend extends AutoCloseable {
    /// The configuration it must run with: retries and redrives that a test can wait for.
    String CONFIGURATION =
            """
            retry:
              base: PT1S
              factor: 1
              cap: PT1S
              redrive: { base: PT5S, factor: 1, cap: PT5S, cycles: 2 }
            """;

    /// Where its HTTP API is.
    URI url();

    /// Signs operators' requests.
    RequestSigner signer();

    /// The secret of the default site.
    Secret secret();

    /// The services below.
    AwsClients clients();

    /// What CloudFormation calls the resource.
    String physicalId(String logicalId);

    @Override
    void close();
}
