package io.sprintqueue.messaging;

import io.sprintqueue.core.statistics.Rejections;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/// Reports as empty objects of an S3 bucket: each key says everything, so that readers only list
/// them.
public final class S3Rejections implements RejectionSink, RejectionReader {
    private static final int PAGE = 1_000;
    private static final int PAGES_MAX = 20;

    private final S3Client s3;
    private final String bucket;
    private final int page;

    public S3Rejections(S3Client s3, String bucket) {
        this(s3, bucket, PAGE);
    }

    S3Rejections(S3Client s3, String bucket, int page) {
        this.s3 = s3;
        this.bucket = bucket;
        this.page = page;
    }

    @Override
    public void write(RejectionReport report) {
        String key = RejectionKey.of(report);
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.empty());
    }

    /// {@inheritDoc}
    ///
    /// A report is written in the minute of what it counts or later, so those of before need no
    /// look.
    @Override
    public Optional<Rejections> between(Instant from, Instant to) {
        Instant first = from.truncatedTo(ChronoUnit.MINUTES);
        var parts = new ArrayList<Rejections>();
        String next = null;
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            ListObjectsV2Response listed = s3.listObjectsV2(request(first, next));
            listed.contents().stream()
                    .map(S3Object::key)
                    .flatMap(key -> RejectionKey.parse(key).stream())
                    .map(counted -> counted.between(first, to))
                    .forEach(parts::add);
            next = listed.nextContinuationToken();
            if (next == null) {
                return Optional.of(Rejections.sum(parts.stream()));
            }
        }
        return Optional.empty();
    }

    private ListObjectsV2Request request(Instant first, @Nullable String continuation) {
        return ListObjectsV2Request.builder()
                .bucket(bucket)
                .prefix(RejectionKey.PREFIX)
                .startAfter(RejectionKey.before(first))
                .continuationToken(continuation)
                .maxKeys(page)
                .build();
    }
}
