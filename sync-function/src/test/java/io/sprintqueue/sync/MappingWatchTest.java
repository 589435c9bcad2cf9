package io.sprintqueue.sync;

import static io.sprintqueue.sync.World.SITE;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobStates;
import io.sprintqueue.store.sync.WrittenMeanwhile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

class MappingWatchTest {
    private static final FieldMapping NONE = new FieldMapping(List.of());
    private static final FieldMapping TEAM =
            new FieldMapping(
                    List.of(FieldRule.of("custom.team", FieldType.OPTION, "customfield_1")));

    private final World world = new World();
    private final MappingWatch watch = new MappingWatch(world.cells, world.states);

    @BeforeEach
    void fill() {
        look(NONE);
        world.good(Job.FILL);
    }

    private void look(FieldMapping mapping) {
        watch.look(SITE, mapping, world.now);
    }

    private boolean isFilled() {
        return world.state(Job.FILL).lastGood() != null;
    }

    @Test
    void a_new_mapping_starts_a_fill_after_an_hour_and_once() {
        look(TEAM);
        world.later(Duration.ofMinutes(59));
        look(TEAM);
        assertThat(isFilled()).isTrue();

        world.later(Duration.ofMinutes(1));
        look(TEAM);
        assertThat(isFilled()).isFalse();
        world.good(Job.FILL);
        world.later(Duration.ofHours(9));
        look(TEAM);
        assertThat(isFilled()).isTrue();
    }

    @Test
    void a_mapping_that_is_rolled_back_starts_none() {
        look(TEAM);
        world.later(Duration.ofMinutes(30));
        look(NONE);
        world.later(Duration.ofMinutes(45));
        look(TEAM);
        world.later(Duration.ofMinutes(45));
        look(TEAM);

        assertThat(isFilled()).isTrue();
    }

    @Test
    void a_fill_that_cannot_be_asked_for_now_is_asked_for_at_the_next_look() {
        look(TEAM);
        world.later(Duration.ofHours(1));
        var interrupted = new JobStates(new WrittenMeanwhile(world.cells, "jobs#" + SITE));
        new MappingWatch(world.cells, interrupted).look(SITE, TEAM, world.now);
        assertThat(isFilled()).isTrue();

        look(TEAM);
        assertThat(isFilled()).isFalse();
    }
}
