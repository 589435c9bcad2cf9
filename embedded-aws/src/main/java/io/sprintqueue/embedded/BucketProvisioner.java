package io.sprintqueue.embedded;

import io.sprintqueue.embedded.engine.S3Engine;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Creates the buckets.
record BucketProvisioner(S3Engine s3) {
    /// The engine encrypts nothing, serves one user and expires nothing.
    private static final Set<String> WITHOUT_LOCAL_MEANING =
            Set.of(
                    "BucketEncryption.ServerSideEncryptionConfiguration"
                            + ".ServerSideEncryptionByDefault.SSEAlgorithm",
                    "OwnershipControls.Rules.ObjectOwnership",
                    "PublicAccessBlockConfiguration.BlockPublicAcls",
                    "PublicAccessBlockConfiguration.BlockPublicPolicy",
                    "PublicAccessBlockConfiguration.IgnorePublicAcls",
                    "PublicAccessBlockConfiguration.RestrictPublicBuckets",
                    "LifecycleConfiguration.Rules.Id",
                    "LifecycleConfiguration.Rules.Status",
                    "LifecycleConfiguration.Rules.Prefix",
                    "LifecycleConfiguration.Rules.ExpirationInDays",
                    "LifecycleConfiguration.Rules.AbortIncompleteMultipartUpload"
                            + ".DaysAfterInitiation");

    Provisioned provision(Resource resource, Resolver resolver) {
        var name =
                Properties.read(
                        resource,
                        resolver,
                        properties -> {
                            properties.withoutLocalMeaning(WITHOUT_LOCAL_MEANING);
                            return properties
                                    .text("BucketName")
                                    .orElse(resource.logicalId().toLowerCase(Locale.ROOT));
                        });
        s3.createBucket(name);
        return new Provisioned(name, Map.of("Arn", "arn:aws:s3:::" + name));
    }
}
