package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.embedded.sqs.fifo.Depth;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The operations on queues as a whole.
record Administration(Queues queues, Supplier<URI> endpoint, String region, String accountId) {
    private static final int LISTED_MAX = 1_000;
    private static final long MILLIS = 1_000;

    ObjectNode create(Fields request) {
        String name = request.required("QueueName");
        queues.create(name, request.textsByName("Attributes"));
        return url(name);
    }

    ObjectNode url(Fields request) {
        return url(queues.named(request.required("QueueName")).name());
    }

    ObjectNode list(Fields request) {
        int most = request.number("MaxResults", 1, LISTED_MAX, LISTED_MAX);
        List<String> names =
                queues.names(
                        request.text("QueueNamePrefix").orElse(""),
                        request.text("NextToken").orElse(""),
                        most);
        ObjectNode answer = urls("QueueUrls", names);
        return request.has("MaxResults") && names.size() == most
                ? answer.put("NextToken", names.getLast())
                : answer;
    }

    ObjectNode listSources(Fields request) {
        return urls("queueUrls", queues.sourcesOf(queue(request)));
    }

    ObjectNode attributes(Fields request) {
        SharedQueue queue = queue(request);
        Set<String> asked = request.texts("AttributeNames");
        Map<String, String> all = queue.settings().all();
        QueueStore.Description description = queue.description();
        Depth depth = queue.depth();
        all.put("QueueArn", "arn:aws:sqs:" + region + ":" + accountId + ":" + queue.name());
        all.put("CreatedTimestamp", Long.toString(description.createdMillis() / MILLIS));
        all.put("LastModifiedTimestamp", Long.toString(description.changedMillis() / MILLIS));
        all.put("ApproximateNumberOfMessages", Integer.toString(depth.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(depth.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(depth.delayed()));
        if (!asked.contains("All")) {
            all.keySet().retainAll(asked);
        }
        ObjectNode answer = empty();
        all.forEach(answer.putObject("Attributes")::put);
        return answer;
    }

    ObjectNode set(Fields request) {
        queues.set(queue(request), request.textsByName("Attributes"));
        return empty();
    }

    ObjectNode purge(Fields request) {
        queue(request).purge();
        return empty();
    }

    ObjectNode delete(Fields request) {
        queues.delete(queue(request));
        return empty();
    }

    SharedQueue queue(Fields request) {
        return queues.find(request.required("QueueUrl"));
    }

    private ObjectNode url(String name) {
        return empty().put("QueueUrl", urlOf(name));
    }

    private ObjectNode urls(String member, List<String> names) {
        ObjectNode answer = empty();
        var urls = answer.putArray(member);
        names.forEach(name -> urls.add(urlOf(name)));
        return answer;
    }

    private String urlOf(String name) {
        return endpoint.get() + "/" + accountId + "/" + name;
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }
}
