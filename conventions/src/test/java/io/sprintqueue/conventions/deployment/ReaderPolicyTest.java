package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.StreamSupport;

/// The policy for programs that read the queue: every route that reads it, and no other.
class ReaderPolicyTest {
    private static final String API =
            "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:"
                    + "${HttpApi}/$default/";

    /// What runs the pipeline is for operators.
    private static final String OF_OPERATORS =
            "/(health|ops/(health|stats|config|events|sync)\\b.*)";

    private final SamTemplate template = SamTemplate.read();

    @Test
    void readers_may_call_each_route_that_reads_the_queue_and_no_other() {
        List<String> routes =
                template.events("OperationsFunction", "HttpApi").stream()
                        .filter(route -> route.path("Method").asText().equals("GET"))
                        .map(route -> route.path("Path").asText())
                        .filter(path -> !path.matches(OF_OPERATORS))
                        .map(path -> API + "GET" + path.replaceAll("\\{[^}]+}", "*"))
                        .toList();

        assertThat(routes).isNotEmpty();
        assertThat(SamTemplate.texts(statement().path("Resource")))
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    /// A * in a resource stands for slashes too.
    @Test
    void whatever_stands_for_a_parameter_the_policy_allows_no_route_of_operators_and_no_change() {
        List<String> allowed =
                SamTemplate.texts(statement().path("Resource")).stream()
                        .map(resource -> resource.substring(API.length()).replace("*", ".*"))
                        .toList();

        assertThat(template.events("OperationsFunction", "HttpApi"))
                .filteredOn(route ->
                        !route.path("Method").asText().equals("GET")
                                || route.path("Path").asText().matches(OF_OPERATORS))
                .isNotEmpty()
                .extracting(route -> route.path("Method").asText() + route.path("Path").asText())
                .allSatisfy(route ->
                        assertThat(allowed).noneMatch(resource -> route.matches(resource)));
    }

    @Test
    void the_policy_allows_to_call_and_nothing_else() {
        JsonNode statement = statement();

        assertThat(statement.path("Effect").asText()).isEqualTo("Allow");
        assertThat(SamTemplate.texts(statement.path("Action")))
                .containsExactly("execute-api:Invoke");
    }

    private JsonNode statement() {
        JsonNode statements = template.properties("ReaderPolicy").at("/PolicyDocument/Statement");
        assertThat(StreamSupport.stream(statements.spliterator(), false)).hasSize(1);
        return statements.get(0);
    }
}
