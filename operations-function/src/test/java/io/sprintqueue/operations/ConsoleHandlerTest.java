package io.sprintqueue.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.type.TypeReference;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.store.QueueReader;
import io.sprintqueue.store.Samples;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The console's function, invoked as a dashboard does.
class ConsoleHandlerTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:console";

    private final Api api = new Api();

    @Test
    void it_shows_what_the_api_answers_and_calls_itself_again() throws IOException {
        api.put(
                Samples.record(
                        Samples.envelope(Samples.issue(Api.ACME, "10013"), "a body"),
                        Outcome.DEAD));

        String page = answer(api.store, event("render"));

        assertThat(page).contains("1 event, the latest of TES-1", "endpoint=\"" + ARN + "\"");
    }

    @Test
    void it_describes_itself_without_looking_at_anything() throws IOException {
        QueueReader broken = new BrokenReader(() -> new IllegalStateException("not to be read"));

        assertThat(answer(broken, event("describe"))).startsWith("# Sprintqueue");
    }

    @Test
    void a_table_that_does_not_answer_makes_a_page_that_says_so() throws IOException {
        QueueReader broken = new BrokenReader(() -> new IllegalStateException("no table"));
        Map<String, Object> event = event("render");
        event.put("view", "issue");
        event.put("key", "ORBIT-1");

        assertThat(answer(broken, event)).contains("a dependency does not answer");
    }

    private String answer(QueueReader reader, Map<String, Object> event) {
        var operations =
                new Operations(
                        Api.healthy(),
                        new Items(reader, ConfigurationReader.defaults()),
                        new Events(reader, ConfigurationReader.defaults()));
        return new ConsoleHandler(operations, () -> Samples.NOW).handleRequest(event, context());
    }

    private static Map<String, Object> event(String name) throws IOException {
        Path file = Path.of("../events/aws/cloudwatch-widget-" + name + ".json");
        return BoundedJson.mapper()
                .readValue(Files.readString(file), new TypeReference<HashMap<String, Object>>() {});
    }

    /// Knows under which name it was called, and nothing else.
    private static Context context() {
        return (Context)
                Proxy.newProxyInstance(
                        ConsoleHandlerTest.class.getClassLoader(),
                        new Class<?>[] {Context.class},
                        (_, method, _) -> {
                            if (method.getName().equals("getInvokedFunctionArn")) {
                                return ARN;
                            }
                            throw new UnsupportedOperationException(method.getName());
                        });
    }
}
