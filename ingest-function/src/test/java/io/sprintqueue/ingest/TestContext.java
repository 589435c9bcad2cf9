package io.sprintqueue.ingest;

import io.sprintqueue.aws.PlainContext;

/// An invocation that X-Ray traces.
final class TestContext extends PlainContext {
    TestContext() {
        super("ingest");
    }

    @Override
    public String getAwsRequestId() {
        return "request-1";
    }

    @Override
    public String getXrayTraceId() {
        return "Root=1-6ac4b93b-3f1c5a7e9b2d4c6f8a0e1b3d;Sampled=1";
    }
}
