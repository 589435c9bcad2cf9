package io.sprintqueue.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigurationJsonTest {
    /// Every setting differs from its default, and the site's from those of all.
    private static final String YAML =
            """
            defaults:
              fields: { team: { type: option, from: [customfield_10001, customfield_10002] } }
              userAgent: { mode: enforce, allow: ["Atlassian*", "Proxy*"] }
              lanes:
                alwaysInteractivePriorities: [High]
                alwaysInteractiveEvents: ["board_*"]
                bulkEvents: ["comment_*"]
                bulkFlows: [Tertiary]
                bulkMarker: false
              people: none
            limits: { bodyBytes: 4000, eventAge: P50D, tombstone: P80D, deduplication: P2D,
              history: P30D }
            retry:
              base: PT2S
              factor: 3
              cap: PT6M
              redrive: { base: PT16M, factor: 3, cap: PT11H, cycles: 3 }
            health: { backlogAge: PT6M, quiet: P2D }
            sync:
              requestsPerSecond: 7
              judgeAfter: PT10S
              projects: [ORBIT, COMET]
              cadences: { reconcile: PT1S, queue: PT2S, sprints: PT3S, projects: PT4S,
                census: PT5S, refresh: PT6S, sample: PT7S }
              slice: PT10S
              fetchOnDemand: true
            sites:
              acme: { lanes: { bulkMarker: true, bulkEvents: [] }, people: ids,
                url: 'https://acme.example/jira' }
            """;

    @Test
    void it_reads_back_as_the_configuration_that_it_shows() {
        Configuration configuration = read(YAML);

        String shown = ConfigurationJson.of(configuration).toString();

        assertThat(read(shown)).isEqualTo(configuration);
    }

    private static Configuration read(String yaml) {
        return switch (ConfigurationReader.read(yaml, "it.yaml")) {
            case ConfigurationResult.Valid(Configuration configuration, _) -> configuration;
            case ConfigurationResult.Invalid(var problems) ->
                    throw new AssertionError(problems.toString());
        };
    }
}
