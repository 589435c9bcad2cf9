package io.sprintqueue.embedded.engine;

import com.typesafe.config.ConfigFactory;

import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.apache.pekko.pattern.Patterns;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.queue.QueueEvent;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;

import scala.Option;
import scala.concurrent.Await;
import scala.concurrent.duration.FiniteDuration;

import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// ElasticMQ. Its queues outlive a stop of the HTTP side, messages in flight included.
public final class SqsEngine implements Engine {
    private static final FiniteDuration GRACE = FiniteDuration.create(200, TimeUnit.MILLISECONDS);
    private static final FiniteDuration PATIENCE = FiniteDuration.create(10, TimeUnit.SECONDS);
    private static final String SETTINGS =
            """
            pekko {
              daemonic = on
              loglevel = WARNING
              stdout-loglevel = OFF
              jvm-shutdown-hooks = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              log-dead-letters = off
            }
            """;

    private final String region;
    private final ActorSystem system;
    private final ActorRef queues;
    private final boolean persistent;
    private int port;
    private Http.@Nullable ServerBinding binding;

    /// Starts it on a free port.
    ///
    /// @param directory where the messages are kept, or null to keep them in memory
    public SqsEngine(String region, @Nullable Path directory) {
        this.region = region;
        this.persistent = directory != null;
        Option<Props> storage =
                directory == null ? Option.empty() : Option.apply(QueueStorage.open(directory));
        this.system =
                ActorSystem.create(
                        "sqs",
                        ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load()));
        ProgramsOnlyHttp.install(system);
        Option<ActorRef> listener = storage.map(system::actorOf);
        this.queues =
                system.actorOf(
                        Props.create(
                                QueueManagerActor.class,
                                new NowProvider(),
                                StrictSQSLimits$.MODULE$,
                                listener));
        try {
            if (listener.isDefined()) {
                restore(listener.get());
            }
            start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public synchronized URI endpoint() {
        return URI.create("http://" + LOOPBACK + ":" + port);
    }

    @Override
    public <B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C> C client(
            B configured) {
        return configured.build();
    }

    @Override
    public synchronized void start() {
        if (binding == null) {
            binding =
                    SQSRestServerBuilder.withActorSystem(system)
                            .withQueueManagerActor(queues)
                            .withAWSRegion(region)
                            .withInterface(LOOPBACK)
                            .withPort(port)
                            .start()
                            .waitUntilStarted();
            port = binding.localAddress().getPort();
        }
    }

    @Override
    public synchronized void stop() {
        if (binding != null) {
            await(binding.terminate(GRACE));
            binding = null;
        }
    }

    @Override
    public void close() {
        stop();
        await(system.terminate());
        if (persistent) {
            QueueStorage.close();
        }
    }

    /// Reads back what a process before this one has left in the directory.
    private void restore(ActorRef persistence) {
        Patterns.ask(persistence, new QueueEvent.Restore(queues), Duration.ofSeconds(10))
                .toCompletableFuture()
                .join();
    }

    private static void await(scala.concurrent.Future<?> future) {
        try {
            Await.result(future, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("ElasticMQ does not stop", e);
        }
    }
}
