package io.sprintqueue.embedded.engine;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

import java.net.URI;

/// Replaces one service of AWS on its own loopback port. It checks no signature, so it answers
/// programs of this machine only, and no page in a browser.
public interface Engine extends AutoCloseable {
    /// The loopback address, written as a number so that the S3 client uses paths for buckets.
    String LOOPBACK = "127.0.0.1";

    /// What anything else is answered, with status 403.
    String REFUSAL = "Forbidden: this engine answers programs of this machine only";

    /// Where the service answers; the same before and after a stop.
    URI endpoint();

    /// Builds a client that calls the service in this process, without a connection.
    ///
    /// @param configured has its time-outs and retries
    <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(B configured);

    /// Answers again, on the port of before; does nothing if it already answers.
    void start();

    /// Refuses and drops connections until it is started again; what it holds stays.
    void stop();

    /// Ends permanently.
    @Override
    void close();
}
