package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;

/// The HTTP API in front of the functions. That operations answers each of its routes, and requires
/// IAM, is held in its own module.
class ApiTest {
    private static final int JIRAS_ROUTES = 2;
    private static final int SECONDS_OF_MONTH = 30 * 24 * 60 * 60;
    private static final double DOLLARS_OF_MILLION = 1.52;
    private static final int BULK_CHANGE_MAX = 1_000;
    private static final int BURST_OF_SMALLER_REGIONS = 1_250;

    private final SamTemplate template = SamTemplate.read();
    private final JsonNode api = template.properties("HttpApi");

    @Test
    void jira_reaches_ingest_by_two_routes_and_needs_no_iam() {
        var routes = template.events("IngestFunction", "HttpApi");

        assertThat(routes)
                .extracting(ApiTest::key)
                .containsExactly("POST /webhooks/jira", "POST /webhooks/jira/{proxy+}");
        assertThat(routes).noneMatch(route -> route.has("Auth"));
        assertThat(Sources.main("ingest-function")).contains("\"proxy\"");
    }

    /// An HTTP API takes no route that ends with a slash, and `/a` does not match `/a/`. SAM lets
    /// the API invoke the function for several steps only where the parameter has this name.
    @Test
    void no_route_ends_with_a_slash_and_one_that_takes_several_steps_is_named_as_sam_knows_it() {
        assertThat(routes())
                .extracting(route -> route.path("Path").asText())
                .allMatch(path -> !path.endsWith("/"))
                .allMatch(path -> !path.contains("+") || path.endsWith("/{proxy+}"));
    }

    @Test
    void every_route_is_of_this_api_and_in_payload_format_2() {
        assertThat(routes())
                .hasSize(26)
                .allSatisfy(route -> {
                    assertThat(route.path("ApiId").asText()).isEqualTo("HttpApi");
                    assertThat(route.path("PayloadFormatVersion").asText()).isEqualTo("2.0");
                });
        assertThat(routes()).extracting(ApiTest::key).doesNotHaveDuplicates();
    }

    @Test
    void each_route_but_those_of_jira_has_its_own_throttle() {
        List<String> others =
                routes().stream()
                        .map(ApiTest::key)
                        .filter(route -> !route.startsWith("POST /webhooks/jira"))
                        .toList();

        assertThat(SamTemplate.keys(api.path("RouteSettings")))
                .containsExactlyInAnyOrderElementsOf(others);
        assertThat(SamTemplate.keys(api.path("DefaultRouteSettings")))
                .containsExactly("ThrottlingRateLimit", "ThrottlingBurstLimit");
        assertThat(api.at("/DefaultRouteSettings/ThrottlingRateLimit").asText())
                .isEqualTo("RequestRate");
        assertThat(api.at("/DefaultRouteSettings/ThrottlingBurstLimit").asText())
                .isEqualTo("RequestBurst");
    }

    /// CloudFormation hands a parameter over as text, and `RouteSettings` has no type that would
    /// make it a number again.
    @Test
    void the_settings_of_a_route_are_numbers_and_no_parameters() {
        assertThat(api.path("RouteSettings"))
                .isNotEmpty()
                .allSatisfy(settings -> {
                    assertThat(settings.path("ThrottlingRateLimit").isNumber()).isTrue();
                    assertThat(settings.path("ThrottlingBurstLimit").isInt()).isTrue();
                });
    }

    @Test
    void the_page_for_programs_says_how_many_requests_each_route_lets_in() {
        String page = SamTemplate.text("docs/consumers.md").replaceAll("\\s+", " ");
        JsonNode settings = api.path("RouteSettings");

        assertThat(SamTemplate.keys(settings))
                .filteredOn(route -> route.startsWith("GET /ops/"))
                .isNotEmpty()
                .allSatisfy(route -> {
                    String words =
                            route.endsWith("/report")
                                    ? "the report of a sprint lets in %d, with a burst of %d"
                                    : "lets in %d requests a second, with a burst of %d";
                    JsonNode limits = settings.path(route);
                    assertThat(page)
                            .contains(
                                    words.formatted(
                                            limits.path("ThrottlingRateLimit").asInt(),
                                            limits.path("ThrottlingBurstLimit").asInt()));
                });
    }

    /// The burst is the largest bulk change of Jira, and below the quota of the smaller regions.
    @Test
    void a_bulk_change_passes_whole_and_a_flood_costs_what_the_page_on_security_says() {
        int rate = template.root().at("/Parameters/RequestRate/Default").asInt();
        int burst = template.root().at("/Parameters/RequestBurst/Default").asInt();
        double millions = 1e-6 * JIRAS_ROUTES * rate * SECONDS_OF_MONTH;

        assertThat(burst).isBetween(BULK_CHANGE_MAX, BURST_OF_SMALLER_REGIONS);
        assertThat(SamTemplate.text("docs/security.md"))
                .contains("%.0f dollars a month".formatted(millions * DOLLARS_OF_MILLION));
    }

    /// The filter that counts throttled requests reads these two by name.
    @Test
    void a_line_of_the_access_log_is_json_with_status_and_service_and_nothing_of_a_body() {
        String format = api.at("/AccessLogSettings/Format").asText();
        JsonNode line = SamTemplate.parse(format.replaceAll("\\$context[a-zA-Z.]*", "1")).root();

        assertThat(format).doesNotContain("body", "header", "signature");
        assertThat(line.path("service").asText()).isEqualTo("${AWS::StackName}");
        assertThat(line.has("status")).isTrue();
        assertThat(template.properties("ThrottledRequests").path("FilterPattern").asText())
                .isEqualTo("{ $.status = \"429\" }");
    }

    private List<JsonNode> routes() {
        return template.resources(SamTemplate.FUNCTION).keySet().stream()
                .flatMap(function -> template.events(function, "HttpApi").stream())
                .toList();
    }

    private static String key(JsonNode route) {
        return route.path("Method").asText() + " " + route.path("Path").asText();
    }
}
