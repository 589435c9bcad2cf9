package io.sprintqueue.embedded.engine;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.dynamodb.services.exceptions.DynamoDBLocalServiceException;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// DynamoDB Local behind a Jetty server of ours: its own listens on every interface and reports
/// usage to its maker.
public final class DynamoDbEngine implements Engine {
    /// Its tables are the same in all regions.
    private static final String REGION = "eu-west-1";

    private final LocalDynamoDBRequestHandler requests;
    private final Server server;
    private final ServerConnector connector;

    /// Starts it on a free port.
    ///
    /// @param directory where the tables are kept, or null to keep them in memory
    public DynamoDbEngine(@Nullable Path directory) {
        this(directory, 0);
    }

    /// Starts it on a port.
    ///
    /// @param directory where the tables are kept, or null to keep them in memory
    /// @param port 0 for any free one
    public DynamoDbEngine(@Nullable Path directory, int port) {
        var threads = new QueuedThreadPool();
        threads.setName("dynamodb");
        threads.setDaemon(true);
        var path = directory == null ? null : directory.toAbsolutePath().toString();
        requests = handler(path);
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1);
        connector.setHost(LOOPBACK);
        connector.setPort(port);
        server.addConnector(connector);
        var tables = new ContextHandler(DynamoDbCalls.to(requests), "/");
        server.setHandler(new ProgramsOnly(tables));
        run(server::start);
        connector.setPort(connector.getLocalPort());
    }

    @Override
    public URI endpoint() {
        return URI.create("http://" + LOOPBACK + ":" + connector.getPort());
    }

    @Override
    @SuppressWarnings("unchecked") // Of this service there is one kind of client.
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B configured) {
        return (C) InProcessDynamoDb.client(requests, REGION, () -> !connector.isRunning());
    }

    @Override
    public void start() {
        run(() ->
                KeptPort.again(() -> {
                    connector.start();
                    return connector;
                }));
    }

    @Override
    public void stop() {
        run(connector::stop);
    }

    @Override
    public void close() {
        run(server::stop);
        requests.shutdown();
    }

    /// Refuses what no program of this machine sent.
    private static final class ProgramsOnly extends Handler.Wrapper {
        ProgramsOnly(Handler handler) {
            super(handler);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback)
                throws Exception {
            if (LoopbackNames.isProgram(request.getHeaders()::getValuesList)) {
                return super.handle(request, response, callback);
            }
            response.setStatus(HttpStatus.FORBIDDEN_403);
            response.write(true, StandardCharsets.UTF_8.encode(REFUSAL), callback);
            return true;
        }
    }

    private static LocalDynamoDBRequestHandler handler(@Nullable String path) {
        try {
            return new LocalDynamoDBRequestHandler(0, path == null, path, true, false);
        } catch (DynamoDBLocalServiceException e) {
            throw new IllegalStateException("DynamoDB Local cannot be set up", e);
        }
    }

    private static void run(Step step) {
        try {
            step.run();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not start or stop", e);
        }
    }

    private interface Step {
        void run() throws Exception;
    }
}
