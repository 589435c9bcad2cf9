package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class ShippedConfigurationTest {
    private static final FieldRule TEAM =
            new FieldRule("custom.team", FieldType.OPTION, List.of("customfield_10001"));

    @Test
    void the_shipped_file_says_the_defaults_and_adds_a_team() throws IOException {
        Configuration shipped = Reading.valid(shipped());
        Configuration defaults = ConfigurationReader.defaults();
        var fields = new ArrayList<FieldRule>(defaults.defaults().fields().mapped());
        fields.add(TEAM);

        assertThat(Reading.warnings(shipped())).isEmpty();
        assertThat(shipped.defaults().fields().mapped()).isEqualTo(fields);
        assertThat(shipped.defaults().userAgent()).isEqualTo(defaults.defaults().userAgent());
        assertThat(shipped.defaults().lanes()).isEqualTo(defaults.defaults().lanes());
        assertThat(shipped.defaults().people()).isEqualTo(defaults.defaults().people());
        assertThat(shipped.limits()).isEqualTo(defaults.limits());
        assertThat(shipped.retry()).isEqualTo(defaults.retry());
        assertThat(shipped.health()).isEqualTo(defaults.health());
        assertThat(shipped.sync()).isEqualTo(defaults.sync());
    }

    @Test
    void the_shipped_file_knows_the_fields_of_the_sample_data_center() throws IOException {
        Configuration shipped = Reading.valid(shipped());

        assertThat(shipped.sites()).containsOnlyKeys(new Site("datacenter"));
        assertThat(shipped.of(new Site("datacenter")).fields().mapped())
                .hasSize(5)
                .contains(
                        new FieldRule("sprint", FieldType.SPRINT, List.of("customfield_10107")),
                        new FieldRule("rank", FieldType.STRING, List.of("customfield_10108")),
                        new FieldRule(
                                "storyPoints", FieldType.NUMBER, List.of("customfield_10106")),
                        TEAM);
    }

    @Test
    void the_shipped_file_shows_every_key() throws IOException {
        for (String key :
                List.of(
                        "fields",
                        "userAgent",
                        "mode",
                        "allow",
                        "lanes",
                        "alwaysInteractivePriorities",
                        "alwaysInteractiveEvents",
                        "bulkEvents",
                        "bulkFlows",
                        "bulkMarker",
                        "people",
                        "bodyBytes",
                        "eventAge",
                        "tombstone",
                        "deduplication",
                        "history",
                        "base",
                        "factor",
                        "cap",
                        "redrive",
                        "cycles",
                        "health",
                        "backlogAge",
                        "quiet",
                        "sync",
                        "requestsPerSecond",
                        "judgeAfter",
                        "projects",
                        "cadences",
                        "reconcile",
                        "queue",
                        "sprints",
                        "census",
                        "refresh",
                        "sample",
                        "slice",
                        "fetchOnDemand",
                        "sites")) {
            assertThat(shipped()).containsPattern("(?m)^ *" + key + ":");
        }
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("..", "config", "sprintqueue.yaml"));
    }
}
