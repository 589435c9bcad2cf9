package io.sprintqueue.lab.bench;

import com.fasterxml.jackson.core.JsonParser;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.ingest.ReceiveCounters;
import io.sprintqueue.ingest.ReceiveResult;
import io.sprintqueue.ingest.SecretCache;
import io.sprintqueue.ingest.WebhookReceiver;
import io.sprintqueue.lab.functions.Samples;
import io.sprintqueue.messaging.EncodedMessage;
import io.sprintqueue.messaging.LazyBodyStore;
import io.sprintqueue.messaging.MessageCodec;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What ingest does with a delivery up to the call of SQS, and the least that it could do: the
/// signature, and one pass over the tokens.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IngestBenchmark {
    private static final Secret SECRET = new Secret("a-secret-for-measurements-only");

    @Param({"2", "10", "100"})
    int kilobytes = 10;

    private byte[] bytes = new byte[0];
    private Map<String, String> headers = Map.of();
    private Mac mac;
    private WebhookReceiver receiver;
    private @Nullable EncodedMessage encoded;

    /// Makes a delivery and an intake whose lanes write the message and send nothing.
    @Setup
    public void prepare() throws GeneralSecurityException {
        Body body = Samples.body(kilobytes);
        bytes = body.bytes();
        headers =
                Map.of(
                        "x-hub-signature", SignatureVerifier.sign(body, SECRET),
                        "x-atlassian-webhook-identifier", "6f2b9c1e-0c0f-4a6e-9a51-3f0f3c1d7a10",
                        "x-atlassian-webhook-flow", "Primary",
                        "user-agent", "Atlassian Webhook HTTP Client");
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var codec =
                new MessageCodec(
                        new LazyBodyStore(() -> {
                            throw new IllegalStateException("the body fits into a message");
                        }));
        receiver =
                new WebhookReceiver(
                        ConfigurationReader.defaults(),
                        new SecretCache(SECRET::value, ReceiveCounters.NONE, () -> Samples.NOW),
                        message -> encoded = codec.encode(message),
                        ReceiveCounters.NONE,
                        () -> Samples.NOW);
        if (!(ingest() instanceof ReceiveResult.Accepted)) {
            throw new IllegalStateException("the delivery is not accepted");
        }
    }

    /// The least that any ingest must do.
    @Benchmark
    public int floor() throws IOException {
        int tokens = mac.doFinal(bytes)[0];
        try (JsonParser parser = BoundedJson.tokens(bytes)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /// The size, the signature, the routing and the message.
    @Benchmark
    public Object ingest() {
        return receiver.receive(Site.DEFAULT.name(), headers, bytes, null);
    }
}
