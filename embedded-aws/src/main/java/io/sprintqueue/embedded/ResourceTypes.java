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

    /// Functions are run by whoever reads their environment and event sources from here.
    static final Set<String> SKIPPED =
            Set.of(
                    FUNCTION,
                    "AWS::Serverless::HttpApi",
                    "AWS::Serverless::LayerVersion",
                    "AWS::S3::BucketPolicy");

    private ResourceTypes() {}
}
