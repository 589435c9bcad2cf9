package io.sprintqueue.messaging;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

import java.util.NoSuchElementException;

/// Bodies in an S3 bucket, under `bodies/<site>/<event id>`.
///
/// The event id ends in the body's hash, so putting an object again writes what is there already.
public final class S3BodyStore implements BodyStore {
    private final S3Client s3;
    private final String bucket;

    public S3BodyStore(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public String keep(Site site, EventId eventId, Body body) {
        String key = "bodies/" + site + "/" + eventId;
        s3.putObject(
                PutObjectRequest.builder()
                        .bucket(bucket)
                        .key(key)
                        .contentType("application/octet-stream")
                        .build(),
                RequestBody.fromBytes(body.bytes()));
        return key;
    }

    /// {@inheritDoc}
    ///
    /// A role that may not list the bucket sees "access denied" instead of "nothing there".
    @Override
    public Body fetch(String key) {
        var request = GetObjectRequest.builder().bucket(bucket).key(key).build();
        try {
            return new Body(s3.getObjectAsBytes(request).asByteArrayUnsafe());
        } catch (NoSuchKeyException missing) {
            throw new NoSuchElementException("no body is kept under " + key, missing);
        }
    }
}
