package io.sprintqueue.aws;

import io.sprintqueue.aws.AwsClients.Service;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

/// How a client reaches its service: by HTTP on AWS, or by a call in the same process if the
/// service is a local engine.
public interface Transport {
    /// HTTP, as on AWS.
    Transport HTTP =
            new Transport() {
                @Override
                public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
                        B configured, Service service) {
                    return configured.build();
                }
            };

    /// Builds a client that calls this way.
    ///
    /// @param configured has its endpoint, time-outs and retries
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B configured, Service service);
}
