package io.sprintqueue.messaging;

import io.sprintqueue.core.statistics.Rejections;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import java.time.Instant;
import java.util.Optional;

class S3RejectionsTest extends RejectionsContract {
    private LocalAws aws;

    @BeforeEach
    void start() {
        aws = new LocalAws();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Override
    Rejected newRejected() {
        S3Rejections s3 = aws.rejections(2);
        return new Rejected() {
            @Override
            public void write(RejectionReport report) {
                s3.write(report);
            }

            @Override
            public Optional<Rejections> between(Instant from, Instant to) {
                return s3.between(from, to);
            }
        };
    }
}
