package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a first deployment must not stumble over, and what must not be left where it fails.
class FirstDeploymentTest {
    private static final Pattern PROFILE =
            Pattern.compile("(?ms)^\\[([a-z]+)\\.deploy\\.parameters]$(.*?)(?=^\\[|\\z)");

    private final SamTemplate template = SamTemplate.read();

    /// SAM writes a server without a URL for it, of which API Gateway warns.
    @Test
    void an_api_without_its_default_address_does_not_fail_on_warnings() {
        assertThat(template.resources("AWS::Serverless::HttpApi").values())
                .isNotEmpty()
                .filteredOn(api -> api.has("DisableExecuteApiEndpoint"))
                .noneMatch(api -> api.has("FailOnWarnings"));
    }

    @Test
    void a_creation_that_fails_leaves_nothing_behind() {
        assertThat(kept()).hasSize(11);
        assertThat(kept())
                .allSatisfy(resource ->
                        assertThat(resource.getValue().path("DeletionPolicy").asText())
                                .as(resource.getKey())
                                .isEqualTo("RetainExceptOnCreate"));
        assertThat(template.root().findValues("RetentionPolicy")).isEmpty();
    }

    /// A table that refuses to be deleted refuses a roll back too.
    @Test
    void tables_are_protected_but_for_the_deployment_that_makes_them() {
        assertThat(template.root().at("/Parameters/DeletionProtection/Default").asText())
                .isEqualTo("true");
        assertThat(profile("first"))
                .contains("\"DeletionProtection=false\"", "on_failure = \"DELETE\"");
        assertThat(profile("prod")).contains("\"DeletionProtection=true\"");
    }

    @Test
    void the_first_deployment_makes_the_stack_that_the_next_ones_update() {
        String stack = "stack_name = \"sprintqueue\"\n";

        assertThat(profile("first")).contains(stack);
        assertThat(profile("prod")).contains(stack);
        assertThat(Stream.of("first", "prod", "dev"))
                .allSatisfy(name -> assertThat(profile(name)).contains("\ntags = \"project="));
    }

    @Test
    void what_stacks_of_one_account_would_share_has_the_stacks_name() {
        var names =
                Map.of(
                        "AWS::Serverless::LayerVersion", "LayerName",
                        "AWS::CloudWatch::Dashboard", "DashboardName",
                        "AWS::Events::EventBus", "Name");

        names.forEach((type, property) ->
                assertThat(template.resources(type).values())
                        .isNotEmpty()
                        .allMatch(resource -> named(resource, property, "${AWS::StackName}")));
        assertThat(template.resources("AWS::Logs::LogGroup").values())
                .filteredOn(log -> log.has("LogGroupName"))
                .isNotEmpty()
                .allMatch(log -> named(log, "LogGroupName", "${AWS::StackName}"));
    }

    /// All regions of an account have one list of dashboards.
    @Test
    void a_dashboard_has_the_name_of_its_region() {
        assertThat(template.resources("AWS::CloudWatch::Dashboard").values())
                .allMatch(dashboard -> named(dashboard, "DashboardName", "${AWS::Region}"));
    }

    private static boolean named(JsonNode resource, String property, String part) {
        return resource.path(property).asText().contains(part);
    }

    private Stream<Map.Entry<String, JsonNode>> kept() {
        return template.root().path("Resources").properties().stream()
                .filter(resource -> resource.getValue().has("DeletionPolicy"));
    }

    private static String profile(String name) {
        return PROFILE.matcher(SamTemplate.text("samconfig.toml"))
                .results()
                .filter(profile -> profile.group(1).equals(name))
                .map(profile -> profile.group(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no profile " + name));
    }
}
