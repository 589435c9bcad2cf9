package io.sprintqueue.ingest;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.config.ConfigurationResult.Invalid;
import io.sprintqueue.core.config.ConfigurationResult.Valid;

import java.util.Random;

/// The function on doubles of all that it reaches.
final class Function {
    final TestClock clock = new TestClock();
    final StoredSecret secret = new StoredSecret(Delivery.SECRET);
    final RecordingLanes lanes = new RecordingLanes();
    final RecordingCounters counters = new RecordingCounters();
    final RecordedReports reports = new RecordedReports();
    final IngestHandler handler;

    Function() {
        this("");
    }

    Function(String configuration) {
        var secrets = new SecretCache(secret, counters, clock);
        var tally = new RejectionTally(reports, new Random(1), clock);
        handler =
                new IngestHandler(
                        new WebhookReceiver(
                                read(configuration),
                                secrets,
                                lanes,
                                new TallyingCounters(counters, tally),
                                clock));
    }

    APIGatewayV2HTTPResponse answer(Delivery delivery) {
        return answer(delivery.event());
    }

    APIGatewayV2HTTPResponse answer(APIGatewayV2HTTPEvent event) {
        return handler.handleRequest(event, new TestContext());
    }

    private static Configuration read(String yaml) {
        return switch (ConfigurationReader.read(yaml, "test.yaml")) {
            case Valid(var configuration, _) -> configuration;
            case Invalid(var problems) -> throw new AssertionError(problems);
        };
    }
}
