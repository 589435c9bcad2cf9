package io.sprintqueue.lab.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class ConsumptionTest {
    @Test
    void what_was_used_since_is_the_difference_and_never_negative() {
        Consumption before = consumption(Map.of("sender", 200, "processor", 900));
        Consumption after = consumption(Map.of("sender", 350, "processor", 400, "redrive", 30));

        assertThat(after.since(before))
                .isEqualTo(consumption(Map.of("sender", 150, "processor", 0, "redrive", 30)));
    }

    @Test
    void processes_of_one_name_are_added_up() {
        ProcessHandle self = ProcessHandle.current();
        Duration before = self.info().totalCpuDuration().orElseThrow();

        Consumption used = Consumption.of(Map.of("twice", List.of(self, self), "none", List.of()));

        assertThat(used.byName()).containsOnlyKeys("twice");
        assertThat(used.byName().get("twice")).isGreaterThanOrEqualTo(before.multipliedBy(2));
    }

    private static Consumption consumption(Map<String, Integer> millis) {
        var byName = new TreeMap<String, Duration>();
        millis.forEach((name, each) -> byName.put(name, Duration.ofMillis(each)));
        return new Consumption(byName);
    }
}
