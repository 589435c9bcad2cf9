package io.sprintqueue.store.sync;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Cells.Cell;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The jobs of sites, as they are stored. Two that take one job at once never both get it, and one
/// whose lease ran out can write nothing over whoever took it since.
public final class JobStates {
    private static final String GROUP = "jobs#";

    private final Cells cells;

    public JobStates(Cells cells) {
        this.cells = cells;
    }

    /// A job that somebody has to himself for a while.
    ///
    /// @param state as it was taken
    /// @param cell what stands in the store meanwhile
    public record Lease(Site site, JobState state, Cell cell) {}

    /// All jobs of the site, those that never ran too.
    public List<JobState> of(Site site) {
        var byName =
                cells.all(GROUP + site).stream()
                        .collect(Collectors.toMap(Cell::name, cell -> cell));
        var states = new ArrayList<JobState>();
        for (Job job : Job.values()) {
            Cell cell = byName.get(job.toString());
            states.add(cell == null ? JobState.fresh(job) : JobState.decode(job, cell.text()));
        }
        return states;
    }

    /// Takes the job, unless somebody has it.
    public Optional<Lease> take(Site site, Job job, Instant now, Duration length) {
        Cell cell = cells.read(GROUP + site, job.toString());
        JobState state = JobState.decode(job, cell.text());
        if (state.isLeased(now)) {
            return Optional.empty();
        }
        JobState leased = state.leased(now, now.plus(length));
        Cell next = cell.with(leased.encode());
        return cells.write(GROUP + site, next)
                ? Optional.of(new Lease(site, leased, next))
                : Optional.empty();
    }

    /// Gives the job back as it is now.
    ///
    /// @return whether it was still this lease's
    public boolean giveBack(Lease lease, JobState after) {
        return cells.write(GROUP + lease.site(), lease.cell().with(after.encode()));
    }

    /// Asks for a run from the beginning, as an operator or another job does.
    public boolean request(Site site, Job job) {
        Cell cell = cells.read(GROUP + site, job.toString());
        JobState state = JobState.decode(job, cell.text());
        JobState requested = state.requested(state.memory());
        return cells.write(GROUP + site, cell.with(requested.encode()));
    }
}
