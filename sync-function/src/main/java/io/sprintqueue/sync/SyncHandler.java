package io.sprintqueue.sync;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;

import io.sprintqueue.aws.Transport;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Tally;
import io.sprintqueue.sync.Fetches.Fetched;
import io.sprintqueue.sync.SiteSync.SliceResult;
import io.sprintqueue.sync.SyncRun.Failed;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lambda's entry to sync: the schedule calls it every minute, and what is due is done. A person
/// may invoke it to have a site examined instead.
public final class SyncHandler implements RequestHandler<ScheduledEvent, String> {
    /// What is left of the time when the last answer must have come.
    private static final Duration MARGIN = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(SyncHandler.class);

    private final SyncRun sync;
    private final Optional<SliceMetrics> metrics;
    private final InstantSource clock;

    /// Made by Lambda.
    public SyncHandler() {
        this(System.getenv(), InstantSource.system());
    }

    /// Made of an environment, on any machine, and calls by HTTP.
    public SyncHandler(Map<String, String> environment, InstantSource clock) {
        this(environment, clock, Transport.HTTP);
    }

    /// Made of an environment, on any machine.
    ///
    /// @param transport leads to the services of AWS
    public SyncHandler(Map<String, String> environment, InstantSource clock, Transport transport) {
        this.sync = SyncWiring.of(environment, clock, transport);
        this.metrics = SyncWiring.metrics(environment, clock, sync.configuration());
        this.clock = clock;
    }

    @Override
    public String handleRequest(ScheduledEvent event, Context context) {
        Optional<String> patient = examined(event);
        if (patient.isPresent()) {
            return new SiteExamination(sync.configuration(), sync.credentials(), clock)
                    .answer(patient.get());
        }
        Instant end = clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(MARGIN);
        SyncRun.Ran ran = sync.run(end);
        ran.slices().forEach((site, slices) -> slices.forEach(slice -> report(site, slice)));
        ran.fetches().forEach(this::report);
        ran.failed().forEach(this::report);
        metrics.ifPresent(known -> sync.faultyJobs(clock.instant()).forEach(known::write));
        return ran.slices().values().stream().mapToInt(List::size).sum() + " slices";
    }

    /// The site that a person asks about, by `{"detail": {"doctor": "site"}}`. The schedule has no
    /// such detail.
    private static Optional<String> examined(ScheduledEvent event) {
        return Optional.ofNullable(event.getDetail())
                .map(detail -> detail.get("doctor"))
                .map(String::valueOf);
    }

    private void report(Site site, SliceResult slice) {
        metrics.ifPresent(known -> known.write(site, slice));
        log(site, slice.job().toString(), slice.problem(), slice.tally());
    }

    private void report(Fetched fetched) {
        metrics.ifPresent(known -> known.write(fetched));
        log(fetched.site(), "fetch", fetched.problem(), fetched.tally());
    }

    private void report(Failed failed) {
        metrics.ifPresent(known -> known.write(failed));
        log(failed.site(), "run", Optional.of(failed.problem()), new Tally());
    }

    private static void log(Site site, String job, Optional<String> problem, Tally tally) {
        problem.ifPresentOrElse(
                why -> LOG.warn("sync of {}: {} failed: {} ({})", site, job, why, tally),
                () -> LOG.info("sync of {}: {} ({})", site, job, tally));
    }
}
