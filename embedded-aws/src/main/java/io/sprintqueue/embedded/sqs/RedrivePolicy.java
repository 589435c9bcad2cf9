package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// Where a queue's messages go after too many receives.
record RedrivePolicy(String targetArn, int maxReceiveCount) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RECEIVES_MAX = 1_000;

    static RedrivePolicy read(String json) {
        JsonNode policy = tree(json);
        String target = policy.path("deadLetterTargetArn").asText();
        int count = policy.path("maxReceiveCount").asInt();
        if (target.isEmpty() || count < 1 || count > RECEIVES_MAX) {
            throw SqsError.invalid(
                    "RedrivePolicy",
                    json,
                    "Redrive policy needs deadLetterTargetArn, and a maxReceiveCount between 1 and"
                            + " 1000.");
        }
        return new RedrivePolicy(target, count);
    }

    /// As SQS shows it, whether the count came as a number or as a text.
    String json() {
        return JSON.createObjectNode()
                .put("deadLetterTargetArn", targetArn)
                .put("maxReceiveCount", maxReceiveCount)
                .toString();
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException _) {
            throw SqsError.invalid(
                    "RedrivePolicy", json, "Redrive policy is not a valid JSON map.");
        }
    }
}
