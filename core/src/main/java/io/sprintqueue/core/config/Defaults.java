package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Health;
import io.sprintqueue.core.config.Configuration.Limits;
import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.Configuration.Retry;
import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.provenance.People;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The defaults for everything that the file leaves out.
final class Defaults {
    /// The ids that most sites of Jira's Cloud have.
    private static final FieldMapping FIELDS =
            new FieldMapping(
                    List.of(
                            rule(Fields.SPRINT, FieldType.SPRINT, "customfield_10020"),
                            rule(Fields.RANK, FieldType.STRING, "customfield_10019"),
                            rule(
                                    Fields.STORY_POINTS,
                                    FieldType.NUMBER,
                                    "customfield_10016",
                                    "customfield_10026"),
                            rule(
                                    Fields.EPIC,
                                    FieldType.OPTION,
                                    "parent.key",
                                    "customfield_10014")));

    private static final SiteSettings SETTINGS =
            new SiteSettings(
                    FIELDS,
                    new UserAgentPolicy(UserAgentPolicy.Mode.OBSERVE, List.of("Atlassian*")),
                    new LanePolicy(
                            Set.of("Highest"),
                            List.of("sprint_*"),
                            List.of(),
                            Set.of("Secondary"),
                            true),
                    People.NAMES);

    private static final Limits LIMITS =
            new Limits(
                    4_000_000,
                    Duration.ofDays(60),
                    Duration.ofDays(90),
                    Duration.ofDays(1),
                    Duration.ofDays(400));

    private static final Retry RETRY =
            new Retry(
                    Duration.ofSeconds(1),
                    2,
                    Duration.ofMinutes(5),
                    new Redrive(Duration.ofMinutes(15), 4, Duration.ofHours(12), 4));

    private static final Health HEALTH = new Health(Duration.ofMinutes(5), Duration.ofDays(3));

    static final Configuration CONFIGURATION =
            new Configuration(SETTINGS, Map.of(), LIMITS, RETRY, HEALTH);

    private Defaults() {}

    private static FieldRule rule(String name, FieldType type, String... from) {
        return new FieldRule(Fields.registerOf(name), type, List.of(from));
    }
}
