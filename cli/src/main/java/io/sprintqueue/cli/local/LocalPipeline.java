package io.sprintqueue.cli.local;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.EventSource;
import io.sprintqueue.embedded.HttpRoute;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.ingest.IngestHandler;
import io.sprintqueue.operations.OperationsHandler;
import io.sprintqueue.processor.ProcessorHandler;
import io.sprintqueue.processor.RedriveHandler;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// The whole pipeline in this process: the engines, the functions, and what Lambda and API Gateway
/// put between them.
public final class LocalPipeline implements AutoCloseable {
    private static final String INGEST = "IngestFunction";
    private static final String PROCESSOR = "ProcessorFunction";
    private static final String REDRIVE = "RedriveFunction";
    private static final String OPERATIONS = "OperationsFunction";
    private static final String SECRET = "WebhookSecret";

    /// How many batches of one lane are processed at once on a machine of few cores.
    private static final int CONCURRENCY_MAX = 4;

    private final EmbeddedAws aws;
    private final InstantSource clock;
    private final SqsClient sqs;
    private final List<EventSourcePoller> pollers = new ArrayList<>();
    private final HttpFront front;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalPipeline(EmbeddedAws aws, LocalOptions options, InstantSource clock) {
        this.aws = aws;
        this.clock = clock;
        aws.putSecret(SECRET, SecretText.of(options.secrets()));
        this.sqs =
                new AwsClients(aws.environment(), Duration.ofSeconds(30))
                        .configure(SqsClient.builder(), AwsClients.Service.SQS)
                        .build();
        try {
            this.front = open(options);
        } catch (RuntimeException failed) {
            stopPollers();
            throw failed;
        }
    }

    /// Starts the functions and what invokes them.
    private HttpFront open(LocalOptions options) {
        var ingest = later(() -> new IngestHandler(environment(INGEST, options), clock));
        var operations =
                later(() -> new OperationsHandler(environment(OPERATIONS, options), clock));
        startPollers(PROCESSOR, options, ProcessorHandler::new);
        startPollers(REDRIVE, options, RedriveHandler::new);
        var routes = new ArrayList<HttpFront.Route>();
        addRoutes(routes, INGEST, done(ingest));
        addRoutes(routes, OPERATIONS, done(operations));
        return HttpFront.start(options.port(), routes, clock);
    }

    /// Starts everything, and returns when deliveries are accepted.
    public static LocalPipeline start(LocalOptions options, InstantSource clock) {
        EmbeddedAws aws =
                EmbeddedAws.start(Template.read(options.template()), EmbeddedOptions.inMemory());
        try {
            return new LocalPipeline(aws, options, clock);
        } catch (RuntimeException failed) {
            aws.close();
            throw failed;
        }
    }

    /// Where the front listens.
    public URI url() {
        return front.url();
    }

    /// The engines below, for tests that break them.
    public EmbeddedAws aws() {
        return aws;
    }

    private void startPollers(
            String function,
            LocalOptions options,
            BiFunction<
                            Map<String, String>,
                            InstantSource,
                            RequestHandler<SQSEvent, SQSBatchResponse>>
                    maker) {
        Map<String, String> environment = environment(function, options);
        for (EventSource source : aws.eventSources(function)) {
            pollers.add(
                    EventSourcePoller.start(
                            sqs,
                            source,
                            Math.min(source.maximumConcurrency(), CONCURRENCY_MAX),
                            () -> invoking(function, maker.apply(environment, clock))));
        }
    }

    private Function<SQSEvent, SQSBatchResponse> invoking(
            String function, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        return event -> handler.handleRequest(event, context(function));
    }

    private Map<String, String> environment(String function, LocalOptions options) {
        Map<String, String> environment = aws.functionEnvironment(function);
        environment.put("CONFIG_FILE", options.configuration().toString());
        return environment;
    }

    private void addRoutes(
            List<HttpFront.Route> routes,
            String function,
            RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        for (HttpRoute route : aws.httpRoutes(function)) {
            routes.add(
                    new HttpFront.Route(
                            route.method(),
                            route.path(),
                            event -> handler.handleRequest(event, context(function))));
        }
    }

    private LocalContext context(String function) {
        return new LocalContext(function, aws.timeout(function), clock);
    }

    private static <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work);
    }

    /// What the work gave, or the very exception that ended it.
    private static <T> T done(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    private void stopPollers() {
        pollers.forEach(EventSourcePoller::close);
        sqs.close();
    }

    /// Stops accepting, then stops processing, then stops the engines. Once is enough.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            front.close();
            stopPollers();
            aws.close();
        }
    }
}
