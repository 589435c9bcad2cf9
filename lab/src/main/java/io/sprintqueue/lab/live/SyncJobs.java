package io.sprintqueue.lab.live;

import io.sprintqueue.aws.AwsClients;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.store.dynamodb.DynamoCells;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.Tally;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

import java.time.Duration;

/// The jobs of sync as they stand in its table, for those who wait for one.
public final class SyncJobs implements AutoCloseable {
    private final DynamoDbClient client;
    private final JobStates states;

    /// Those of a pipeline on this machine.
    public SyncJobs(EmbeddedAws aws) {
        this.client =
                new AwsClients(aws.environment(), Duration.ofSeconds(30))
                        .client(DynamoDbClient.builder(), AwsClients.Service.DYNAMODB);
        this.states = new JobStates(new DynamoCells(client, aws.physicalId("SyncTable")));
    }

    /// How far the job is.
    public JobState of(Job job) {
        return states.of(Site.DEFAULT).stream()
                .filter(state -> state.job() == job)
                .findFirst()
                .orElseThrow();
    }

    /// What the run that is under way, or the last one, has counted.
    public Tally counted(Job job) {
        return Tally.from(of(job).memory().path(JobState.TALLY));
    }

    /// Asks for a run from the beginning.
    public void request(Job job) {
        while (!states.request(Site.DEFAULT, job)) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
