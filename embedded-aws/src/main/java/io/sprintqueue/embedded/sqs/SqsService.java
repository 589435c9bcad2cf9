package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/// Answers the requests of AWS's JSON protocol 1.0 for SQS, wherever they come from.
public final class SqsService implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TARGET_PREFIX = "AmazonSQS.";
    private static final String ACCOUNT_ID = "000000000000";
    private static final int OK = 200;

    private final Map<String, Operation> operations = new HashMap<>();
    private final QueueStore store;
    private final Queues queues;
    private final Administration administration;

    /// What one name of the protocol stands for.
    private interface Operation {
        ObjectNode run(Fields request) throws InterruptedException;
    }

    /// @param endpoint what the URLs of queues begin with
    /// @param directory where queues are kept, or null to forget them with this object
    public SqsService(
            String region, InstantSource clock, Supplier<URI> endpoint, @Nullable Path directory) {
        store = directory == null ? QueueStore.NONE : DurableQueues.open(directory);
        queues = new Queues(new Monitor(clock, store));
        administration = new Administration(queues, endpoint, region, ACCOUNT_ID);
        addQueueOperations();
        addMessageOperations();
    }

    private void addQueueOperations() {
        operations.put("CreateQueue", administration::create);
        operations.put("GetQueueUrl", administration::url);
        operations.put("ListQueues", administration::list);
        operations.put("ListDeadLetterSourceQueues", administration::listSources);
        operations.put("GetQueueAttributes", administration::attributes);
        operations.put("SetQueueAttributes", administration::set);
        operations.put("PurgeQueue", administration::purge);
        operations.put("DeleteQueue", administration::delete);
    }

    private void addMessageOperations() {
        operations.put("SendMessage", request -> new Sending(queue(request)).one(request));
        operations.put("SendMessageBatch", request -> new Sending(queue(request)).batch(request));
        operations.put(
                "ReceiveMessage",
                request -> new Receiving(queue(request), ACCOUNT_ID).receive(request));
        operations.put("DeleteMessage", request -> new Deleting(queue(request)).one(request));
        operations.put(
                "DeleteMessageBatch", request -> new Deleting(queue(request)).batch(request));
        operations.put(
                "ChangeMessageVisibility", request -> new Hiding(queue(request)).one(request));
        operations.put(
                "ChangeMessageVisibilityBatch",
                request -> new Hiding(queue(request)).batch(request));
    }

    private SharedQueue queue(Fields request) {
        return administration.queue(request);
    }

    /// Answers one request. A receive may wait.
    ///
    /// @param target the header `X-Amz-Target`
    public SqsAnswer answer(@Nullable String target, byte[] request) throws InterruptedException {
        try {
            return answer(OK, operation(target).run(Fields.read(request)), Map.of());
        } catch (SqsException refused) {
            SqsError error = refused.error();
            ObjectNode body =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("__type", error.type())
                            .put("message", refused.getMessage());
            String fault = error.isSenderFault() ? "Sender" : "Receiver";
            return answer(
                    error.status(),
                    body,
                    Map.of("x-amzn-query-error", error.queryCode() + ";" + fault));
        }
    }

    private Operation operation(@Nullable String target) {
        String name = target == null ? "" : target.substring(target.lastIndexOf('.') + 1);
        Operation operation = operations.get(name);
        if (operation == null || !(TARGET_PREFIX + name).equals(target)) {
            throw SqsError.UNSUPPORTED_OPERATION.because(
                    "The operation " + target + " is not supported.");
        }
        return operation;
    }

    private static SqsAnswer answer(int status, JsonNode body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/x-amz-json-1.0");
        headers.put("x-amzn-RequestId", UUID.randomUUID().toString());
        try {
            return new SqsAnswer(status, headers, JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can always be written", impossible);
        }
    }

    /// Refuses every request with 503 until it is started again, those that wait included.
    public void stop() {
        queues.open(false);
    }

    public void start() {
        queues.open(true);
    }

    @Override
    public void close() {
        stop();
        store.close();
    }
}
