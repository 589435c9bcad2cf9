package io.sprintqueue.embedded;

import io.sprintqueue.aws.AwsClients.Service;
import io.sprintqueue.aws.Transport;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// SQS, DynamoDB, S3 and Secrets Manager in this JVM, with the resources of a template. Every
/// engine listens on a free loopback port; nothing else in the process is touched.
public final class EmbeddedAws implements AutoCloseable {
    private final Engines engines;
    private final Template template;
    private final Stack stack;
    private final Functions functions;

    private EmbeddedAws(Engines engines, Template template, Stack stack) {
        this.engines = engines;
        this.template = template;
        this.stack = stack;
        this.functions = new Functions(template, stack);
    }

    /// Starts all engines and provisions them from the template.
    public static EmbeddedAws start(Template template, EmbeddedOptions options) {
        var engines = Engines.start(options);
        try {
            var stack = Stack.provision(template, engines, options.deletesExpired());
            return new EmbeddedAws(engines, template, stack);
        } catch (RuntimeException e) {
            engines.close();
            throw e;
        }
    }

    /// The region, a key pair and the endpoints, named as the SDK names them.
    public Map<String, String> environment() {
        return engines.environment();
    }

    /// The way from clients in this process to the engines, without a connection.
    public Transport transport() {
        return engines;
    }

    /// What the function's process finds in its environment: its variables in the template, with
    /// their references resolved, and [#environment()].
    public Map<String, String> functionEnvironment(String functionLogicalId) {
        Map<String, String> environment =
                new LinkedHashMap<>(functions.environment(functionLogicalId));
        environment.putAll(environment());
        return environment;
    }

    /// The queues the function is invoked from, in the order of the template.
    public List<EventSource> eventSources(String functionLogicalId) {
        return functions.eventSources(functionLogicalId);
    }

    /// The routes of the HTTP API that the function answers, in the order of the template.
    public List<HttpRoute> httpRoutes(String functionLogicalId) {
        return template.httpRoutes(functionLogicalId);
    }

    /// How long Lambda lets the function run.
    public Duration timeout(String functionLogicalId) {
        return functions.timeout(functionLogicalId);
    }

    /// How Lambda runs the function.
    public FunctionSettings functionSettings(String functionLogicalId) {
        return functions.settings(functionLogicalId);
    }

    /// What `Ref` gives of a provisioned resource: a queue's URL, a secret's ARN, else the name.
    public String physicalId(String logicalId) {
        return stack.find(logicalId)
                .orElseThrow(
                        () -> new IllegalArgumentException("nothing provisioned as " + logicalId))
                .reference();
    }

    /// Gives the secret a new value.
    public void putSecret(String logicalId, String value) {
        engines.secrets().put(physicalId(logicalId), value);
    }

    /// While failing, Secrets Manager answers every call with an internal error.
    public void failSecretsManager(boolean failing) {
        engines.secrets().fail(failing);
    }

    /// Makes the service refuse connections; it keeps what it holds, in memory mode too.
    public void stop(Service service) {
        engines.of(service).stop();
    }

    /// Makes the service answer again, on the same port.
    public void start(Service service) {
        engines.of(service).start();
    }

    public void stopSqs() {
        stop(Service.SQS);
    }

    public void startSqs() {
        start(Service.SQS);
    }

    @Override
    public void close() {
        engines.close();
    }
}
