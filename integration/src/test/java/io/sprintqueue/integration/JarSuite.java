package io.sprintqueue.integration;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.embedded.EmbeddedAws;
import io.sprintqueue.embedded.EmbeddedOptions;
import io.sprintqueue.embedded.FunctionSettings;
import io.sprintqueue.embedded.Template;
import io.sprintqueue.local.InProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The functions' jars under a runtime, given the sample events: the same answers as in process.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JarSuite {
    private static final String SECRET = "sprintqueue-sample-secret";
    private static final Pattern HEADING = Pattern.compile("<h[1-6][^>]*>[^<]*");

    private final Map<String, RunningJar> running = new HashMap<>();
    private EmbeddedAws aws;
    private Path folder;

    /// Starts a process of the function.
    ///
    /// @param environment as Lambda would give it
    /// @param folder to write into
    abstract RunningJar start(
            String function,
            FunctionSettings settings,
            Map<String, String> environment,
            Path folder)
            throws IOException;

    @BeforeAll
    void open(@TempDir Path temporary) {
        LambdaJar.INGEST.path();
        folder = temporary;
        aws =
                EmbeddedAws.start(
                        Template.read(Project.home().resolve("template.yaml")),
                        EmbeddedOptions.inMemory());
        aws.putSecret("WebhookSecret", SECRET);
    }

    @AfterAll
    void close() {
        running.values().forEach(RunningJar::close);
        if (aws != null) {
            aws.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IngestFunction,api-gateway-webhook,202",
        "IngestFunction,api-gateway-webhook-base64,202",
        "IngestFunction,api-gateway-unsigned,401",
        "ProcessorFunction,sqs-batch,batchItemFailures",
        "RedriveFunction,sqs-batch,batchItemFailures",
        "SyncFunction,scheduled,0 slices",
        "OperationsFunction,api-gateway-health,200",
        "ConsoleFunction,cloudwatch-widget-describe,Sprintqueue",
        "ConsoleFunction,cloudwatch-widget-render,Sprintqueue",
        "ConsoleFunction,cloudwatch-widget-replay,Sprintqueue"
    })
    void a_jar_answers_as_its_function_does_in_process(String function, String sample, String sign)
            throws IOException {
        byte[] event = event(function, sample);
        byte[] inProcess = InProcess.function(aws, function, environment(function)).apply(event);
        byte[] answer = jar(function).invoke(event);

        assertThat(new String(answer, UTF_8)).contains(sign);
        assertThat(comparable(answer)).isEqualTo(comparable(inProcess));
    }

    /// The process of the function, which is started once.
    RunningJar jar(String function) throws IOException {
        RunningJar known = running.get(function);
        if (known != null) {
            return known;
        }
        RunningJar started = another(function, folder);
        running.put(function, started);
        return started;
    }

    /// Another process of the function, which the caller must end.
    RunningJar another(String function, Path writable) throws IOException {
        return start(function, aws.functionSettings(function), environment(function), writable);
    }

    private Map<String, String> environment(String function) {
        Map<String, String> environment = aws.functionEnvironment(function);
        Path configuration = Project.home().resolve("config/sprintqueue.yaml");
        environment.put("CONFIG_FILE", configuration.toString());
        return environment;
    }

    /// The sample; what the redrive gets comes from a dead-letter queue.
    private byte[] event(String function, String sample) throws IOException {
        Path file = Project.home().resolve("events/aws").resolve(sample + ".json");
        String text = Files.readString(file);
        if (function.equals("RedriveFunction")) {
            String queue = aws.physicalId("InteractiveLaneDeadLetterQueue");
            String name = queue.substring(queue.lastIndexOf('/') + 1);
            text = text.replaceAll("(\"eventSourceARN\": *\"[^\"]*:)[^:\"]*\"", "$1" + name + '"');
        }
        return text.getBytes(UTF_8);
    }

    /// The answer; of a page its headings, since what a busy machine does not answer in time is
    /// left out of it.
    private static String comparable(byte[] answer) throws IOException {
        JsonNode json = BoundedJson.mapper().readTree(answer);
        if (!json.isTextual() || !json.textValue().startsWith("<")) {
            return json.toString();
        }
        return HEADING.matcher(json.textValue())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("\n"));
    }
}
