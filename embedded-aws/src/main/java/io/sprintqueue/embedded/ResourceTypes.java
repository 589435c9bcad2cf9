package io.sprintqueue.embedded;

import java.util.Set;

/// Which types of resource have an engine here, and which have no meaning on one machine.
final class ResourceTypes {
    static final String QUEUE = "AWS::SQS::Queue";
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String BUCKET = "AWS::S3::Bucket";
    static final String SECRET = "AWS::SecretsManager::Secret";
    static final String FUNCTION = "AWS::Serverless::Function";

    static final Set<String> PROVISIONED = Set.of(QUEUE, TABLE, BUCKET, SECRET);

    /// The callers run the functions and read environment and event sources from here. Of who may
    /// do what, who is told and what is shown, one machine knows nothing.
    static final Set<String> SKIPPED =
            Set.of(
                    FUNCTION,
                    "AWS::ApiGatewayV2::ApiMapping",
                    "AWS::ApiGatewayV2::DomainName",
                    "AWS::CloudWatch::Alarm",
                    "AWS::CloudWatch::CompositeAlarm",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::Events::EventBus",
                    "AWS::IAM::ManagedPolicy",
                    "AWS::IAM::Role",
                    "AWS::Logs::LogGroup",
                    "AWS::Logs::MetricFilter",
                    "AWS::Pipes::Pipe",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::Subscription",
                    "AWS::SNS::Topic",
                    "AWS::SQS::QueuePolicy",
                    "AWS::Serverless::HttpApi",
                    "AWS::Serverless::LayerVersion");

    private ResourceTypes() {}
}
