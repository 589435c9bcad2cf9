package io.sprintqueue.sync;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.store.sync.Cells;
import io.sprintqueue.store.sync.Cells.Cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/// What a census notes between its slices: the ids that Jira listed, those that were missing, and
/// those that were missing in the census before.
final class CensusNotes {
    private static final String LISTED = "census#";
    private static final String MISSING = "missing#";
    private static final String SUSPECTS = "suspects#";

    private final Cells cells;

    CensusNotes(Cells cells) {
        this.cells = cells;
    }

    /// The ids that Jira listed. They are numbers on every Jira that is known, which take 8 bytes.
    static final class Listed {
        private final long[] numbers;
        private final Set<String> others;

        private Listed(long[] numbers, Set<String> others) {
            this.numbers = numbers;
            this.others = Set.copyOf(others);
        }

        boolean contains(String id) {
            return isNumber(id)
                    ? Arrays.binarySearch(numbers, Long.parseLong(id)) >= 0
                    : others.contains(id);
        }

        /// Some of them by chance, those drawn twice once; none where there are none.
        Set<String> draw(int draws, RandomGenerator random) {
            var drawn = new HashSet<String>();
            for (int draw = 0; draw < draws && numbers.length > 0; draw++) {
                drawn.add(Long.toString(numbers[random.nextInt(numbers.length)]));
            }
            return drawn;
        }

        private static boolean isNumber(String id) {
            return id.matches("[1-9][0-9]{0,17}");
        }
    }

    /// Notes a chunk; the same chunk once more is noted in its place.
    void listed(Site site, String place, List<String> ids) {
        put(LISTED + site, place, String.join(",", ids));
    }

    Listed listed(Site site) {
        var numbers = new ArrayList<Long>();
        var others = new HashSet<String>();
        for (Cell cell : cells.all(LISTED + site)) {
            for (String id : cell.text().split(",", -1)) {
                if (Listed.isNumber(id)) {
                    numbers.add(Long.valueOf(id));
                } else {
                    others.add(id);
                }
            }
        }
        return new Listed(numbers.stream().mapToLong(Long::longValue).sorted().toArray(), others);
    }

    void missing(Site site, String project, String issueId) {
        put(MISSING + site, issueId, project);
    }

    /// The issues that were missing, by project.
    Map<String, List<String>> missing(Site site) {
        var byProject = new TreeMap<String, List<String>>();
        for (Cell cell : cells.all(MISSING + site)) {
            byProject.computeIfAbsent(cell.text(), _ -> new ArrayList<>()).add(cell.name());
        }
        return byProject;
    }

    void missingNoMore(Site site, String issueId) {
        cells.remove(MISSING + site, issueId);
    }

    /// In which census the issue was missing before; 0 where it was in none.
    long suspectedIn(Site site, String issueId) {
        String text = cells.read(SUSPECTS + site, issueId).text();
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    void suspect(Site site, String issueId, long run) {
        put(SUSPECTS + site, issueId, Long.toString(run));
    }

    void acquit(Site site, String issueId) {
        cells.remove(SUSPECTS + site, issueId);
    }

    /// Forgets what the census before noted; who is suspected stays.
    ///
    /// @return whether all is forgotten, before it was too late
    boolean forget(Site site, BooleanSupplier late) {
        for (String group : List.of(LISTED + site, MISSING + site)) {
            for (Cell cell : cells.all(group)) {
                if (late.getAsBoolean()) {
                    return false;
                }
                cells.remove(group, cell.name());
            }
        }
        return true;
    }

    /// One job has these notes to itself, so whatever stands there is written over.
    private void put(String group, String name, String text) {
        Cell before = cells.read(group, name);
        if (!cells.write(group, before.with(text))) {
            throw new IllegalStateException("somebody else takes the same census");
        }
    }
}
