package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.messaging.LaneMessage;
import io.sprintqueue.messaging.LaneSender;
import io.sprintqueue.store.Commit;
import io.sprintqueue.store.CommitResult;
import io.sprintqueue.store.EntityStore;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobStates;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// The bugs of sync that the simulation must find, each made by what stands around the real code.
final class PlantedSyncBugs {
    private PlantedSyncBugs() {}

    /// An issue that is missing in one census is taken for suspected in the one before.
    static SyncBug hiddenAfterOneMiss() {
        return new SyncBug() {
            @Override
            public Cells cells(Cells cells) {
                return new PassedOn(cells) {
                    @Override
                    public Cell read(String group, String name) {
                        Cell cell = super.read(group, name);
                        return group.startsWith("suspects#")
                                ? new Cell(name, cell.version(), lastCensus(this))
                                : cell;
                    }
                };
            }
        };
    }

    private static String lastCensus(Cells cells) {
        return new JobStates(cells)
                .of(SimulatedJira.SITE).stream()
                        .filter(state -> state.job() == Job.CENSUS)
                        .map(state -> state.memory().path("run").asText("0"))
                        .findFirst()
                        .orElseThrow();
    }

    /// What an account does not see is deleted for ever.
    static SyncBug hiddenByTombstone() {
        return merging((_, after) -> buried(after));
    }

    private static State buried(State after) {
        boolean hidden = after.text(Fields.VISIBILITY).filter("not_visible"::equals).isPresent();
        return State.of(
                after.registers(), after.lastActivity(), after.keys(), after.deleted() || hidden);
    }

    /// A webhook of an issue says that it is to be seen.
    static SyncBug webhooksWriteVisibility() {
        return merging((commit, after) ->
                commit.records().stream().anyMatch(each -> tellsOfIssue(each.envelope()))
                        ? seen(after)
                        : after);
    }

    /// @param merge what becomes of the state that is to be written
    private static SyncBug merging(BiFunction<Commit, State, State> merge) {
        return new SyncBug() {
            @Override
            public boolean changesTheMerge() {
                return true;
            }

            @Override
            public EntityStore table(EntityStore table) {
                return new PlantedBugs.Wrapped(table) {
                    @Override
                    public CommitResult commit(Commit commit) {
                        Commit.StateChange change = commit.change();
                        if (change == null) {
                            return super.commit(commit);
                        }
                        State after = merge.apply(commit, change.after());
                        return super.commit(PlantedBugs.with(commit, change, after));
                    }
                };
            }
        };
    }

    private static boolean tellsOfIssue(Envelope envelope) {
        return envelope.origin() == Origin.JIRA
                && String.valueOf(envelope.webhookEvent()).startsWith("jira:issue_");
    }

    private static State seen(State state) {
        Register updated = state.registers().get(Fields.UPDATED);
        if (updated == null) {
            return state;
        }
        var visible = new Register(updated.stamp(), new FieldValue.Text("visible"));
        return state.join(State.of(Map.of(Fields.VISIBILITY, visible), 0, List.of(), false));
    }

    /// An event's id does not depend on when it was read, so that what was read before within a day
    /// is a duplicate.
    static SyncBug idWithoutTheReadingsTime() {
        return new SyncBug() {
            private final Map<String, LaneMessage> first = new HashMap<>();

            @Override
            public LaneSender lanes(LaneSender lanes) {
                return message ->
                        lanes.send(
                                first.computeIfAbsent(
                                        message.envelope().entity() + timeless(message),
                                        _ -> message));
            }
        };
    }

    private static String timeless(LaneMessage message) {
        return new String(message.body().bytes(), StandardCharsets.UTF_8)
                .replaceFirst("\"timestamp\":[0-9]+", "");
    }

    /// Cells that pass everything on.
    private abstract static class PassedOn implements Cells {
        private final Cells cells;

        PassedOn(Cells cells) {
            this.cells = cells;
        }

        @Override
        public List<Cell> all(String group) {
            return cells.all(group);
        }

        @Override
        public Cell read(String group, String name) {
            return cells.read(group, name);
        }

        @Override
        public boolean write(String group, Cell next) {
            return cells.write(group, next);
        }

        @Override
        public void remove(String group, String name) {
            cells.remove(group, name);
        }
    }
}
