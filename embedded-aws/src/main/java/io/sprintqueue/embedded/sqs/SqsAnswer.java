package io.sprintqueue.embedded.sqs;

import java.util.Map;

/// The response to a request, without HTTP.
public final class SqsAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    SqsAnswer(int status, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /// The status of HTTP.
    public int status() {
        return status;
    }

    /// The headers apart from the body's length.
    public Map<String, String> headers() {
        return headers;
    }

    /// JSON.
    public byte[] body() {
        return body;
    }
}
