package io.sprintqueue.embedded.engine;

import org.apache.pekko.actor.Props;
import org.elasticmq.persistence.sql.DB$;
import org.elasticmq.persistence.sql.SqlQueuePersistenceActor;
import org.elasticmq.persistence.sql.SqlQueuePersistenceConfig;

import scala.collection.immutable.List$;

import scalikejdbc.ConnectionPool;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/// ElasticMQ's messages on disk, in H2. ElasticMQ knows one pool of connections in a process, so
/// one directory can be open at a time.
final class QueueStorage {
    private static final AtomicBoolean OPEN = new AtomicBoolean();
    private static final String NOBODY = "";

    private QueueStorage() {}

    /// Opens the directory and tells how to make the actor that writes to it.
    static Props open(Path directory) {
        if (!OPEN.compareAndSet(false, true)) {
            throw new IllegalStateException("another data directory is open in this process");
        }
        // Without WRITE_DELAY=0 a killed process forgets sends that it has acknowledged.
        var url = "jdbc:h2:" + directory.resolve("elasticmq").toAbsolutePath() + ";WRITE_DELAY=0";
        var config =
                new SqlQueuePersistenceConfig(true, "org.h2.Driver", url, NOBODY, NOBODY, false);
        DB$.MODULE$.initializeSingleton(config);
        if (!ConnectionPool.isInitialized(ConnectionPool.DEFAULT_NAME())) {
            // ElasticMQ makes its pool once in a process and does not notice when it is closed.
            var settings = ConnectionPool.singleton$default$4();
            ConnectionPool.singleton(
                    url,
                    NOBODY,
                    NOBODY,
                    settings,
                    ConnectionPool.singleton$default$5(url, NOBODY, NOBODY, settings));
        }
        return Props.create(SqlQueuePersistenceActor.class, config, List$.MODULE$.empty());
    }

    static void close() {
        ConnectionPool.closeAll();
        OPEN.set(false);
    }
}
