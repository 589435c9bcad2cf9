package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrongTemplateTest {
    private final String right = readTemplate();
    private final Engines engines = Engines.start(EmbeddedOptions.inMemory());

    @AfterAll
    void close() {
        engines.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    VisibilityTimeout: 60        | VisibilityTimeOut: 60        | InteractiveLane (AWS::SQS::Queue): the property VisibilityTimeOut
                    VisibilityTimeout: 60        | VisibilityTimeout: soon      | Resources.InteractiveLane.Properties.VisibilityTimeout: not a whole number
                    FifoQueue: true              | FifoQueue: yes               | FifoQueue: neither true nor false
                    maxReceiveCount: 5           | maxReceives: 5               | no maxReceiveCount, only [deadLetterTargetArn, maxReceives]
                    { AttributeName: pk, KeyType | { AttributeNam: pk, KeyType  | Resources.QueueTable.Properties.KeySchema[0]: QueueTable (AWS::DynamoDB::Table): no AttributeName
                    SSEEnabled: true             | SseEnabled: true             | SSESpecification.SseEnabled is not known here
                    BillingMode: PAY_PER_REQUEST | KeySchemas: []               | no BillingMode
                    ExpirationInDays: 45         | ExpirationDays: 45           | BodyBucket (AWS::S3::Bucket): the property LifecycleConfiguration.Rules.ExpirationDays
                    PasswordLength: 64           | Length: 64                   | WebhookSecret (AWS::SecretsManager::Secret): the property Length
                    Type: AWS::S3::BucketPolicy  | Type: AWS::S3::BucketPolice  | unknown resource type AWS::S3::BucketPolice
                    Type: AWS::SQS::Queue        | Typ: AWS::SQS::Queue        | Resources.InteractiveLane.Typ: unknown attribute
                    deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue.Arn | deadLetterTargetArn: !GetAtt Nothing.Arn | Nothing has no value here
                    deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue.Arn | deadLetterTargetArn: !GetAtt InteractiveLane.Arn | depends on itself
                    deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue.Arn | deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue | names no attribute
                    deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue.Arn | deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue.Ar | InteractiveLaneDeadLetterQueue.Ar is not known here
                    deadLetterTargetArn: !GetAtt InteractiveLaneDeadLetterQueue.Arn | deadLetterTargetArn: !ImportValue x | Properties.RedrivePolicy.deadLetterTargetArn: unknown function Fn::ImportValue
                    VisibilityTimeout: 60        | VisibilityTimeout: [60]      | a text is expected here
                    VisibilityTimeout: 60        | VisibilityTimeout:           | the value is missing
                    VisibilityTimeout: 60        | FifoQueue: true              | the key appears twice
                    Default: INFO                | Defaults: INFO               | without a Default
                    Condition: HasDomain         | Condition: HasDomains        | Resources.ApiDomain.Condition: unknown condition HasDomains
                    !If [HasDomain, true, false] | !If [HasDomains, true, false] | unknown condition HasDomains
                    !If [HasDomain, true, false] | !If [HasDomain, true]        | Fn::If takes 3
                    !Equals [!Ref ChangeFeed     | !Equals [!Ref ChangeFeeds    | only a parameter or a text is expected here
                    HasDomain: !Not              | HasDomain: !Nor              | unknown function Fn::Nor
                    HasChangeFeed: !Equals [!Ref ChangeFeed, "true"] | HasChangeFeed: maybe | a condition is expected here
                    """)
    void a_slip_is_named_with_its_place(String from, String to, String complaint) {
        assertThat(right).contains(from);
        var wrong = right.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
        assertThatThrownBy(() -> Stack.provision(Template.parse(wrong, "wrong.yaml"), engines))
                .isInstanceOf(TemplateException.class)
                .hasMessageMatching("(?s)wrong\\.yaml:\\d+: .*")
                .hasMessageContaining(complaint);
    }

    @Test
    void a_renamed_attribute_of_the_table_is_refused() {
        var wrong = right.replace("- { AttributeName: pk, AttributeType: S }", "");
        assertThatThrownBy(() -> Stack.provision(Template.parse(wrong, "wrong.yaml"), engines))
                .isInstanceOf(DynamoDbException.class);
    }

    @Test
    void a_file_that_is_not_a_template_is_refused() {
        assertThatThrownBy(() -> Template.parse("", "t")).hasMessageContaining("empty");
        assertThatThrownBy(() -> Template.parse("a: [", "t")).hasMessageContaining("well-formed");
        assertThatThrownBy(() -> Template.parse("- a", "t")).hasMessageContaining("a mapping");
        assertThatThrownBy(() -> Template.parse("a: &a [*a]", "t"))
                .hasMessageContaining("contains itself");
        assertThatThrownBy(() -> Template.parse("Resources: { A: { } }", "t"))
                .hasMessageContaining("has no Type");
        assertThatThrownBy(() -> Template.read(Path.of("nowhere.yaml")))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_wrong_template_leaves_no_engine_behind() {
        var wrong = Template.parse("Resources: { A: { Type: Nothing } }", "t");
        assertThatThrownBy(() -> EmbeddedAws.start(wrong, EmbeddedOptions.inMemory()))
                .isInstanceOf(TemplateException.class);
    }

    private static String readTemplate() {
        try {
            return Files.readString(Path.of("..", "template.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
