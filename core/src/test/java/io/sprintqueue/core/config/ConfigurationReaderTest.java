package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration.Limits;
import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.Configuration.Retry;
import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.delivery.UserAgentPolicy.Mode;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.mapping.FieldType;
import io.sprintqueue.core.provenance.People;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ConfigurationReaderTest {
    private static final FieldRule SPRINT =
            new FieldRule("sprint", FieldType.SPRINT, List.of("customfield_10020"));
    private static final FieldRule RANK =
            new FieldRule("rank", FieldType.STRING, List.of("customfield_10019"));
    private static final FieldRule STORY_POINTS =
            new FieldRule(
                    "storyPoints",
                    FieldType.NUMBER,
                    List.of("customfield_10016", "customfield_10026"));
    private static final FieldRule EPIC =
            new FieldRule("epic", FieldType.OPTION, List.of("parent.key", "customfield_10014"));
    private static final FieldRule TEAM =
            new FieldRule("custom.team", FieldType.OPTION, List.of("customfield_10001"));

    private static LanePolicy lanes(Set<String> alwaysInteractivePriorities) {
        return new LanePolicy(
                alwaysInteractivePriorities,
                List.of("sprint_*"),
                List.of(),
                Set.of("Secondary"),
                true);
    }

    @Test
    void the_defaults_are_those_of_the_design() {
        var settings =
                new SiteSettings(
                        new FieldMapping(List.of(SPRINT, RANK, STORY_POINTS, EPIC)),
                        new UserAgentPolicy(Mode.OBSERVE, List.of("Atlassian*")),
                        lanes(Set.of("Highest")),
                        People.NAMES);
        var limits =
                new Limits(
                        4_000_000,
                        Duration.ofDays(60),
                        Duration.ofDays(90),
                        Duration.ofDays(1),
                        Duration.ofDays(400));
        var redrive = new Redrive(Duration.ofMinutes(15), 4, Duration.ofHours(12), 4);
        var retry = new Retry(Duration.ofSeconds(1), 2, Duration.ofMinutes(5), redrive);
        var health = new Configuration.Health(Duration.ofMinutes(5), Duration.ofDays(3));

        assertThat(ConfigurationReader.defaults())
                .isEqualTo(new Configuration(settings, Map.of(), limits, retry, health));
    }

    @Test
    void all_problems_are_reported_at_once() {
        assertThat(
                        Reading.problems(
                                """
                                limits:
                                  bodyBytes: 10
                                  eventAge: 60
                                retry: { factr: 2 }
                                sites:
                                  acme:
                                    fields: { sprint: { type: sprit, from: [customfield_1] } }
                                    userAgent:
                                      allow:
                                        - Atlassian*
                                        - ''
                                  ACME: { lane: {} }
                                """))
                .containsExactly(
                        "sprintqueue.yaml:2: limits.bodyBytes: '10' is below the limit; write 1000"
                                + " or more: no body of an issue is that small",
                        "sprintqueue.yaml:3: limits.eventAge: '60' is not a duration; write it in"
                                + " ISO 8601: P60D, PT15M or PT1S",
                        "sprintqueue.yaml:4: retry.factr: 'factr' is not a known key; did you mean"
                                + " factor?",
                        "sprintqueue.yaml:7: sites.acme.fields.sprint.type: 'sprit' is not a type;"
                                + " one of string, number, option, user, date, boolean, array,"
                                + " sprint",
                        "sprintqueue.yaml:11: sites.acme.userAgent.allow[1]: has no value; write"
                                + " one, or remove it",
                        "sprintqueue.yaml:12: sites.ACME.lane: 'lane' is not a known key; did you"
                                + " mean lanes?",
                        "sprintqueue.yaml:12: sites.ACME: 'ACME' is not a site name; write 1 to 32"
                                + " of a-z, 0-9 and -");
    }

    @Test
    void a_site_is_completed_from_the_defaults() {
        Configuration read =
                Reading.valid(
                        """
                        defaults:
                          userAgent: { mode: enforce }
                          lanes: { alwaysInteractivePriorities: [] }
                          people: ids
                        sites:
                          acme: { fields: { sprint: { from: [customfield_10107] } } }
                          other: { userAgent: { allow: [Curl*, Jira] }, people: none }
                        """);

        var defaults =
                new SiteSettings(
                        ConfigurationReader.defaults().defaults().fields(),
                        new UserAgentPolicy(Mode.ENFORCE, List.of("Atlassian*")),
                        lanes(Set.of()),
                        People.IDS);
        assertThat(read.defaults()).isEqualTo(defaults);
        var sprint = new FieldRule("sprint", FieldType.SPRINT, List.of("customfield_10107"));
        assertThat(read.of(new Site("acme")))
                .isEqualTo(
                        new SiteSettings(
                                new FieldMapping(List.of(sprint, RANK, STORY_POINTS, EPIC)),
                                defaults.userAgent(),
                                defaults.lanes(),
                                People.IDS));
        assertThat(read.of(new Site("other")))
                .isEqualTo(
                        new SiteSettings(
                                defaults.fields(),
                                new UserAgentPolicy(Mode.ENFORCE, List.of("Curl*", "Jira")),
                                defaults.lanes(),
                                People.NONE));
        assertThat(read.of(Site.DEFAULT)).isEqualTo(defaults);
    }

    @Test
    void the_example_of_the_design_is_valid() {
        String example =
                """
                defaults:
                  fields:                      # ordered: the first that is present
                    sprint:      { type: sprint, from: [customfield_10020] }
                    rank:        { type: string, from: [customfield_10019] }
                    storyPoints: { type: number, from: [customfield_10016, customfield_10026] }
                    team:        { type: option, from: [customfield_10001] }
                  userAgent: { mode: observe, allow: ["Atlassian*"] }
                  lanes: { alwaysInteractivePriorities: [Highest] }
                limits: { bodyBytes: 4000000, eventAge: P60D, tombstone: P90D, deduplication: P1D }
                retry: { base: PT1S, factor: 2, cap: PT5M,
                         redrive: { base: PT15M, factor: 4, cap: PT12H, cycles: 4 } }
                sites:
                  acme: { fields: { sprint: { type: sprint, from: [customfield_10107] } } }
                """;

        assertThat(Reading.warnings(example)).isEmpty();
        assertThat(Reading.valid(example).defaults().fields().mapped())
                .containsExactly(SPRINT, RANK, STORY_POINTS, EPIC, TEAM);
        assertThat(Reading.valid(example).of(new Site("acme")).fields().mapped())
                .hasSize(5)
                .contains(TEAM)
                .doesNotContain(SPRINT);
    }
}
