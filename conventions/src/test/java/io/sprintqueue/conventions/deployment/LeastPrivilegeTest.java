package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// What each function may do, and that it may do no more.
class LeastPrivilegeTest {
    /// An object's key ends in a hash, so it can be named by a pattern alone.
    private static final Set<String> OBJECTS =
            Set.of("${BodyBucket.Arn}/bodies/*", "${BodyBucket.Arn}/rejected/*");

    private final SamTemplate template = SamTemplate.read();

    @Test
    void each_function_has_its_own_role_that_only_lambda_takes() {
        var roles =
                template.resources(SamTemplate.FUNCTION).values().stream()
                        .map(function -> function.path("Role").asText())
                        .toList();

        assertThat(roles)
                .hasSize(6)
                .doesNotHaveDuplicates()
                .allMatch(role -> role.endsWith(".Arn"));
        assertThat(roles)
                .allSatisfy(role -> {
                    JsonNode trust = trust(role.replace(".Arn", ""));
                    assertThat(trust.findValuesAsText("Service"))
                            .containsExactly("lambda.amazonaws.com");
                });
    }

    /// SAM adds policies of AWS's to a role that it makes itself, and those have wildcards.
    @Test
    void nothing_is_allowed_but_what_the_template_spells_out() {
        assertThat(template.resources(SamTemplate.FUNCTION).values())
                .noneMatch(function -> function.has("Policies"));
        assertThat(template.root().findValues("ManagedPolicyArns")).isEmpty();
    }

    @Test
    void no_action_and_no_resource_has_a_wildcard() {
        assertThat(wildcards(template)).isEmpty();
    }

    @Test
    void a_wildcard_is_found_wherever_it_stands() {
        String right = SamTemplate.text("template.yaml");

        assertThat(wildcards(edited(right, "Action: s3:PutObject", "Action: s3:*")))
                .contains("IngestRole s3:*");
        assertThat(wildcards(edited(right, "- dynamodb:GetItem", "- dynamodb:*")))
                .contains("ProcessorRole dynamodb:*");
        assertThat(wildcards(edited(right, "Resource: !GetAtt IngestLog.Arn", "Resource: \"*\"")))
                .containsExactly("IngestRole *");
        assertThat(wildcards(edited(right, "${BodyBucket.Arn}/bodies/*", "${BodyBucket.Arn}/*")))
                .contains("ConsoleRole ${BodyBucket.Arn}/*");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    IngestRole     | s3:PutObject secretsmanager:GetSecretValue sqs:SendMessage
                    ProcessorRole  | dynamodb:BatchGetItem dynamodb:ConditionCheckItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:UpdateItem s3:GetObject s3:ListBucket s3:PutObject sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage
                    RedriveRole    | dynamodb:BatchGetItem dynamodb:PutItem dynamodb:UpdateItem s3:GetObject s3:ListBucket s3:PutObject sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage
                    SyncRole       | dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:Scan s3:PutObject secretsmanager:GetSecretValue sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage
                    OperationsRole | dynamodb:BatchGetItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:Scan dynamodb:UpdateItem s3:GetObject s3:ListBucket s3:PutObject secretsmanager:DescribeSecret sqs:GetQueueAttributes sqs:SendMessage
                    ConsoleRole    | dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query s3:GetObject s3:ListBucket s3:PutObject secretsmanager:DescribeSecret sqs:GetQueueAttributes sqs:SendMessage
                    ChangePipeRole | dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams events:PutEvents sqs:SendMessage
                    """)
    void a_role_may_do_this_and_no_more(String role, String actions) {
        Set<String> allowed = actions(role);
        allowed.removeAll(Set.of("logs:CreateLogStream", "logs:PutLogEvents"));

        assertThat(allowed).containsExactly(actions.split(" "));
    }

    @Test
    void ingest_reaches_no_table_and_operators_take_nothing_from_a_queue_and_read_no_secret() {
        assertThat(resources("IngestRole")).noneMatch(resource -> resource.contains("Table"));
        assertThat(
                        Stream.of("OperationsRole", "ConsoleRole")
                                .flatMap(role -> actions(role).stream()))
                .isNotEmpty()
                .noneMatch(action -> action.matches("sqs:(Receive|Delete|Change|Purge).*"))
                .noneMatch(action -> action.matches("dynamodb:(Delete|Batch?Write).*"))
                .doesNotContain("secretsmanager:GetSecretValue");
    }

    @Test
    void operators_write_nothing_but_what_they_ask_of_sync() {
        assertThat(actions("ConsoleRole")).doesNotContain("dynamodb:PutItem");
        assertThat(
                        statements(template.properties("OperationsRole"))
                                .filter(statement ->
                                        SamTemplate.texts(statement.path("Action"))
                                                .contains("dynamodb:PutItem")))
                .singleElement()
                .satisfies(statement -> {
                    assertThat(SamTemplate.texts(statement.path("Resource")))
                            .containsExactly("SyncTable.Arn");
                    assertThat(
                                    SamTemplate.texts(
                                            statement
                                                    .path("Condition")
                                                    .path("ForAllValues:StringLike")
                                                    .path("dynamodb:LeadingKeys")))
                            .containsExactly("jobs#*", "pauses", "accepted#*", "index");
                });
    }

    /// Both for migrate. What it may change is where a row stands in an index.
    @Test
    void of_a_state_operations_changes_the_keys_of_an_index_and_the_console_nothing() {
        assertThat(actions("ConsoleRole")).doesNotContain("dynamodb:Scan", "dynamodb:UpdateItem");
        assertThat(
                        statements(template.properties("OperationsRole"))
                                .filter(statement ->
                                        SamTemplate.texts(statement.path("Action")).stream()
                                                .anyMatch(action ->
                                                        action.equals("dynamodb:Scan")
                                                                || action.equals(
                                                                        "dynamodb:UpdateItem"))))
                .hasSize(2)
                .allSatisfy(statement ->
                        assertThat(SamTemplate.texts(statement.path("Resource")))
                                .containsExactly("QueueTable.Arn"))
                .anySatisfy(statement ->
                        assertThat(
                                        SamTemplate.texts(
                                                statement
                                                        .path("Condition")
                                                        .path("ForAllValues:StringEquals")
                                                        .path("dynamodb:Attributes")))
                                .containsExactly("pk", "sk", "sprintKey", "rankKey", "revision"));
    }

    /// It speaks to another company's service, so it can change nothing of ours but what it says.
    @Test
    void sync_writes_no_state_reads_no_body_and_alone_has_the_credentials() {
        var queueTable =
                statements(template.properties("SyncRole"))
                        .filter(statement ->
                                SamTemplate.texts(statement.path("Resource")).stream()
                                        .anyMatch(resource -> resource.contains("QueueTable")));

        assertThat(actions(queueTable))
                .containsExactly("dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan");
        assertThat(actions("SyncRole")).doesNotContain("s3:GetObject");
        assertThat(
                        template.resources("AWS::IAM::Role").keySet().stream()
                                .filter(role -> resources(role).contains("JiraCredentials")))
                .containsExactly("SyncRole");
        assertThat(resources("SyncRole")).doesNotContain("WebhookSecret", "StatisticsTable.Arn");
    }

    @Test
    void the_console_writes_only_if_the_parameter_lets_it() {
        JsonNode always = template.properties("ConsoleRole").path("Policies").get(0);
        JsonNode chosen = template.properties("ConsoleRole").path("Policies").get(1);

        assertThat(actions(statements(always)))
                .doesNotContain("sqs:SendMessage", "s3:PutObject", "s3:GetObject");
        assertThat(chosen.get(0).asText()).isEqualTo("ReplayFromConsole");
        assertThat(chosen.get(2).asText()).isEqualTo("AWS::NoValue");
    }

    @Test
    void a_function_writes_its_own_log_and_no_other() {
        template.resources(SamTemplate.FUNCTION)
                .forEach((name, function) -> {
                    String log = function.path("LoggingConfig").path("LogGroup").asText();
                    assertThat(template.resource(log).path("Type").asText())
                            .isEqualTo("AWS::Logs::LogGroup");
                    assertThat(resources(function.path("Role").asText().replace(".Arn", "")))
                            .as(name)
                            .contains(log + ".Arn")
                            .filteredOn(resource -> resource.contains("Log."))
                            .containsExactly(log + ".Arn");
                });
    }

    @Test
    void queues_and_bucket_refuse_what_does_not_come_over_tls() {
        var policies = template.resources("AWS::SQS::QueuePolicy").values();
        var denied = template.properties("BodyBucketPolicy");

        assertThat(policies).hasSize(6);
        assertThat(Stream.concat(policies.stream(), Stream.of(denied)))
                .allSatisfy(policy ->
                        assertThat(policy.findValuesAsText("aws:SecureTransport"))
                                .containsExactly("false"))
                .allSatisfy(policy ->
                        assertThat(policy.findValuesAsText("Effect")).containsExactly("Deny"));
    }

    private static List<String> wildcards(SamTemplate template) {
        return template.resources("AWS::IAM::Role").entrySet().stream()
                .flatMap(role ->
                        statements(role.getValue())
                                .flatMap(statement ->
                                        Stream.of("Action", "Resource")
                                                .map(statement::path)
                                                .flatMap(node -> SamTemplate.texts(node).stream()))
                                .filter(text -> text.contains("*") && !OBJECTS.contains(text))
                                .map(text -> role.getKey() + " " + text))
                .distinct()
                .toList();
    }

    private static SamTemplate edited(String right, String from, String to) {
        assertThat(right).contains(from);
        return SamTemplate.parse(right.replace(from, to));
    }

    private JsonNode trust(String role) {
        return template.properties(role).path("AssumeRolePolicyDocument");
    }

    private Set<String> actions(String role) {
        return actions(statements(template.properties(role)));
    }

    private static Set<String> actions(Stream<JsonNode> statements) {
        var actions = new TreeSet<String>();
        statements.forEach(
                statement -> actions.addAll(SamTemplate.texts(statement.path("Action"))));
        return actions;
    }

    private List<String> resources(String role) {
        return statements(template.properties(role))
                .flatMap(statement -> SamTemplate.texts(statement.path("Resource")).stream())
                .toList();
    }

    /// All that is allowed by a role's policies, or by one of them, chosen or not.
    private static Stream<JsonNode> statements(JsonNode holder) {
        return (holder.has("Policies") ? holder.path("Policies") : holder)
                .findValues("Statement").stream()
                        .flatMap(list -> StreamSupport.stream(list.spliterator(), false));
    }
}
