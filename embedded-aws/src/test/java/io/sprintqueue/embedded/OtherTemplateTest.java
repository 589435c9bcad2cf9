package io.sprintqueue.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What the real template does not use today, but may tomorrow.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherTemplateTest {
    private static final String OTHER =
            """
            Parameters: { Suffix: { Default: x } }
            Conditions:
              HasSuffix: !Not [!Equals [!Ref Suffix, ""]]
              IsWide: !Equals [!Ref Suffix, wide]
            Resources:
              Absent: { Type: AWS::SQS::Queue, Condition: IsWide }
              Present: { Type: AWS::SQS::Queue, Condition: HasSuffix }
              Choosing:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !If [IsWide, wide, !If [HasSuffix, !Ref Suffix, none]]
                  DelaySeconds: !If [IsWide, 3, !Ref AWS::NoValue]
              Slow:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub "${AWS::Region}-${Suffix}-${Plain.QueueName}"
                  FifoQueue: false
                  DelaySeconds: 3
              Plain: { Type: AWS::SQS::Queue }
              Named: { Type: AWS::SQS::Queue, Properties: { QueueName: n.fifo, FifoQueue: true } }
              Bucket: { Type: AWS::S3::Bucket, Properties: { BucketName: mine } }
              Secret:
                Type: AWS::SecretsManager::Secret
                Properties: { Name: n, GenerateSecretString: {} }
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  TableName: wide
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions:
                    - { AttributeName: a, AttributeType: S }
                    - { AttributeName: b, AttributeType: N }
                  KeySchema: [{ AttributeName: a, KeyType: HASH }]
                  GlobalSecondaryIndexes:
                    - IndexName: narrow
                      KeySchema: [{ AttributeName: b, KeyType: HASH }]
                      Projection: { ProjectionType: INCLUDE, NonKeyAttributes: [c] }
              Bare:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{ AttributeName: a, AttributeType: S }]
                  KeySchema: [{ AttributeName: a, KeyType: HASH }]
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Environment:
                    Variables:
                      ARN: { Fn::GetAtt: [Bucket, Arn] }
                      NAME: { Ref: Bucket }
                      STAR: { Fn::Sub: "${Bucket.Arn}/*${!literally}" }
                  Events:
                    One:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Plain.Arn
                        ScalingConfig: { MaximumConcurrency: 2 }
                    Unbounded: { Type: SQS, Properties: { Queue: !GetAtt Slow.Arn } }
              Idle: { Type: AWS::Serverless::Function }
              Lost:
                Type: AWS::Serverless::Function
                Properties:
                  Environment: { Variables: { API: !Ref Function } }
                  Events: { One: { Type: SQS, Properties: { Queue: "arn:nowhere" } } }
              Odd:
                Type: AWS::Serverless::Function
                Properties:
                  Events: { One: { Type: SQS } }
            """;

    private final EmbeddedAws aws =
            EmbeddedAws.start(Template.parse(OTHER, "other.yaml"), EmbeddedOptions.inMemory());

    @AfterAll
    void close() {
        aws.close();
    }

    @Test
    void its_own_names_are_used() {
        assertThat(aws.physicalId("Slow")).endsWith("/eu-west-1-x-Plain");
        assertThat(aws.physicalId("Named")).endsWith("/n.fifo");
        assertThat(aws.physicalId("Bucket")).isEqualTo("mine");
        assertThat(aws.physicalId("Table")).isEqualTo("wide");
        assertThat(Local.of(aws).secret("n")).hasSize(32);
    }

    @Test
    void a_condition_decides_what_is_there_and_what_it_is_like() {
        assertThat(aws.physicalId("Present")).endsWith("/Present");
        assertThatThrownBy(() -> aws.physicalId("Absent"))
                .hasMessageContaining("nothing provisioned as Absent");
        assertThat(aws.physicalId("Choosing")).endsWith("/x");
    }

    @Test
    void long_forms_mean_the_same_as_short_ones() {
        assertThat(aws.functionEnvironment("Function"))
                .containsEntry("ARN", "arn:aws:s3:::mine")
                .containsEntry("NAME", "mine")
                .containsEntry("STAR", "arn:aws:s3:::mine/*${literally}");
        assertThat(aws.functionEnvironment("Idle")).isEqualTo(aws.environment());
    }

    @Test
    void an_event_source_has_the_defaults_of_lambda() {
        assertThat(aws.eventSources("Function"))
                .containsExactly(
                        new EventSource(aws.physicalId("Plain"), 10, false, 2),
                        new EventSource(
                                aws.physicalId("Slow"),
                                10,
                                false,
                                EventSource.MAXIMUM_CONCURRENCY_DEFAULT));
        assertThat(aws.eventSources("Idle")).isEmpty();
    }

    @Test
    void a_function_that_refers_to_nothing_provisioned_is_an_error() {
        assertThatThrownBy(() -> aws.functionEnvironment("Lost"))
                .hasMessageContaining("Function has no value here");
        assertThatThrownBy(() -> aws.eventSources("Lost"))
                .hasMessageContaining("no queue has the ARN arn:nowhere");
        assertThatThrownBy(() -> aws.eventSources("Odd")).hasMessageContaining("no Properties");
    }
}
