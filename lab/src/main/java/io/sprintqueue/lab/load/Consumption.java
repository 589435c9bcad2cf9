package io.sprintqueue.lab.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The CPU time that some processes have used, by kind.
public record Consumption(SortedMap<String, Duration> byName) {
    public Consumption {
        byName = new TreeMap<>(byName);
    }

    /// Up to now. What the system does not tell is left out.
    public static Consumption of(Map<String, List<ProcessHandle>> processes) {
        var byName = new TreeMap<String, Duration>();
        processes.forEach((name, handles) ->
                handles.forEach(handle ->
                        handle.info()
                                .totalCpuDuration()
                                .ifPresent(used -> byName.merge(name, used, Duration::plus))));
        return new Consumption(byName);
    }

    /// What was used since another one. If a process has ended since, less than that.
    public Consumption since(Consumption before) {
        var used = new TreeMap<String, Duration>();
        byName.forEach((name, all) -> {
            Duration more = all.minus(before.byName.getOrDefault(name, Duration.ZERO));
            used.put(name, more.isNegative() ? Duration.ZERO : more);
        });
        return new Consumption(used);
    }
}
