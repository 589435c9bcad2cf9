package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.operations.ConsoleHandler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// The functions as objects of this process: an event's JSON in, an answer's JSON out.
public final class InProcess {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final ObjectMapper JSON = BoundedJson.mapper();

    private InProcess() {}

    /// The function of the template.
    ///
    /// @param environment as Lambda would give it
    public static UnaryOperator<byte[]> function(
            EmbeddedAws aws, String logicalId, Map<String, String> environment) {
        return Stream.of(
                        LocalFunction.INGEST,
                        LocalFunction.PROCESSOR,
                        LocalFunction.REDRIVE,
                        LocalFunction.SYNC,
                        LocalFunction.OPERATIONS)
                .filter(function -> function.logicalId().equals(logicalId))
                .findAny()
                .map(function -> typed(aws, function, environment))
                .orElseGet(() -> console(aws, logicalId, environment));
    }

    private static <I, O> UnaryOperator<byte[]> typed(
            EmbeddedAws aws, LocalFunction<I, O> function, Map<String, String> environment) {
        RequestHandler<I, O> handler = function.handler().make(environment, CLOCK, Transport.HTTP);
        var events = new LambdaJson<>(function.event());
        var answers = new LambdaJson<>(function.answer());
        return event ->
                answers.write(
                        handler.handleRequest(
                                events.read(event), context(aws, function.logicalId())));
    }

    private static UnaryOperator<byte[]> console(
            EmbeddedAws aws, String logicalId, Map<String, String> environment) {
        var handler = new ConsoleHandler(environment, CLOCK);
        return event -> {
            try {
                Map<String, Object> read =
                        JSON.readValue(event, new TypeReference<HashMap<String, Object>>() {});
                return JSON.writeValueAsBytes(handler.handleRequest(read, context(aws, logicalId)));
            } catch (IOException failed) {
                throw new UncheckedIOException("no JSON", failed);
            }
        };
    }

    private static LocalContext context(EmbeddedAws aws, String logicalId) {
        return new LocalContext(logicalId, aws.functionSettings(logicalId).timeout(), CLOCK);
    }
}
