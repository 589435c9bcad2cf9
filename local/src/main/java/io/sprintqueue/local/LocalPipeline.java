package io.sprintqueue.local;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.aws.Transport;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.EventSource;
import io.sprintqueue.embedded.HttpRoute;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.local.runtime.InstanceStatus;
import io.sprintqueue.local.story.StoryClock;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.sqs.SqsClient;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The whole pipeline in this process: the engines, the functions, and what Lambda and API Gateway
/// put between them.
public final class LocalPipeline implements AutoCloseable {
    private static final String SECRET = "WebhookSecret";
    private static final String CREDENTIALS = "JiraCredentials";

    private static final Duration LOOK_AT_CREDENTIALS = Duration.ofSeconds(1);

    private final EmbeddedAws aws;
    private final SqsClient sqs;
    private final FunctionHost functions;
    private final List<EventSourcePoller> pollers = new ArrayList<>();
    private final HttpFront front;
    private @Nullable Timer timer;
    private final AtomicBoolean closed = new AtomicBoolean();

    private LocalPipeline(
            EmbeddedAws aws,
            LocalOptions options,
            InstantSource clock,
            Map<String, String> reachable,
            Transport transport) {
        this.aws = aws;
        aws.putSecret(SECRET, SecretText.of(options.secrets()));
        this.sqs =
                new AwsClients(reachable, Duration.ofSeconds(30), transport)
                        .client(SqsClient.builder(), AwsClients.Service.SQS);
        this.functions = functions(aws, options, clock, reachable, transport);
        try {
            this.front = open(options, clock);
        } catch (RuntimeException failed) {
            stopFunctions();
            throw failed;
        }
    }

    /// Starts the functions and what invokes them.
    private HttpFront open(LocalOptions options, InstantSource clock) {
        var ingest = CompletableFuture.supplyAsync(() -> functions.invoker(LocalFunction.INGEST));
        var operations =
                CompletableFuture.supplyAsync(() -> functions.invoker(LocalFunction.OPERATIONS));
        startPollers(LocalFunction.PROCESSOR);
        startPollers(LocalFunction.REDRIVE);
        var routes = new ArrayList<HttpFront.Route>();
        addRoutes(routes, LocalFunction.INGEST, done(ingest));
        addRoutes(routes, LocalFunction.OPERATIONS, done(operations));
        routes.addAll(ConsoleRoutes.over(done(operations), clock));
        startSync(options.jiraCredentials(), options.schedule());
        functions.awaitFirst();
        IndexMigration.run(done(operations));
        return HttpFront.start(options.port(), routes, clock);
    }

    /// Without credentials there is nothing that sync could ask.
    private void startSync(@Nullable Path credentials, Duration schedule) {
        if (credentials == null) {
            return;
        }
        var file = new CredentialsFile(credentials, text -> aws.putSecret(CREDENTIALS, text));
        file.refresh();
        Timer started = Timer.start(functions.invoker(LocalFunction.SYNC), schedule);
        started.alsoWhen(file::refresh, LOOK_AT_CREDENTIALS);
        timer = started;
    }

    /// Starts everything, and returns when deliveries are accepted.
    public static LocalPipeline start(LocalOptions options, InstantSource clock) {
        return start(options, true, clock);
    }

    /// Starts everything at the time of a story. Rows that expire are hidden, but not deleted.
    public static LocalPipeline start(LocalOptions options, StoryClock clock) {
        return start(options, false, clock);
    }

    private static LocalPipeline start(
            LocalOptions options, boolean deletesExpired, InstantSource clock) {
        return start(
                options,
                deletesExpired,
                aws -> new LocalPipeline(aws, options, clock, aws.environment(), aws.transport()));
    }

    /// Starts everything, with a network between engines and functions. All calls go by HTTP.
    ///
    /// @param network gives the environment in which the engines are found through it
    public static LocalPipeline start(
            LocalOptions options, InstantSource clock, UnaryOperator<Map<String, String>> network) {
        return start(
                options,
                true,
                aws ->
                        new LocalPipeline(
                                aws,
                                options,
                                clock,
                                Map.copyOf(network.apply(aws.environment())),
                                Transport.HTTP));
    }

    private static LocalPipeline start(
            LocalOptions options,
            boolean deletesExpired,
            Function<EmbeddedAws, LocalPipeline> pipeline) {
        EmbeddedAws aws =
                EmbeddedAws.start(
                        Template.read(options.template()),
                        new EmbeddedOptions(options.data(), deletesExpired));
        try {
            return pipeline.apply(aws);
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

    /// The processes that the function runs in, for those who end them; none without isolation.
    public List<InstanceStatus> processes(String functionLogicalId) {
        return functions.processes(functionLogicalId);
    }

    private static FunctionHost functions(
            EmbeddedAws aws,
            LocalOptions options,
            InstantSource clock,
            Map<String, String> reachable,
            Transport transport) {
        Function<String, Map<String, String>> environment =
                function -> {
                    Map<String, String> variables = aws.functionEnvironment(function);
                    variables.putAll(reachable);
                    variables.put(
                            "CONFIG_FILE", options.configuration().toAbsolutePath().toString());
                    boolean syncs = options.jiraCredentials() != null;
                    variables.put("FETCH_ON_DEMAND", Boolean.toString(syncs));
                    // No IAM stands before the front; it binds loopback and checks the caller.
                    variables.put("ACCESS", "local");
                    return variables;
                };
        return options.instances() == 0
                ? new InProcessHost(aws, environment, clock, transport)
                : new IsolatedHost(
                        aws,
                        environment,
                        clock,
                        options.template().toAbsolutePath().resolveSibling(""),
                        options.instances());
    }

    private void startPollers(LocalFunction<SQSEvent, SQSBatchResponse> function) {
        for (EventSource source : aws.eventSources(function.logicalId())) {
            pollers.add(
                    EventSourcePoller.start(
                            sqs,
                            source,
                            Math.min(source.maximumConcurrency(), functions.concurrency()),
                            () -> functions.invoker(function)));
        }
    }

    private void addRoutes(
            List<HttpFront.Route> routes,
            LocalFunction<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function,
            FunctionInvoker<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> invoker) {
        for (HttpRoute route : aws.httpRoutes(function.logicalId())) {
            routes.add(new HttpFront.Route(route.method(), route.path(), invoker));
        }
    }

    /// The result of the work, or the exception that ended it.
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

    private void stopFunctions() {
        Timer started = timer;
        if (started != null) {
            started.close();
        }
        // All stop before the first is waited for, so that their last receives end together.
        pollers.forEach(EventSourcePoller::stop);
        pollers.forEach(EventSourcePoller::close);
        functions.close();
        sqs.close();
    }

    /// Stops accepting, then stops processing, then stops the engines. Once is enough.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            front.close();
            stopFunctions();
            aws.close();
        }
    }
}
