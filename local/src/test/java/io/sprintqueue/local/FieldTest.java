package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.SignatureVerifier;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.support.Samples;
import io.sprintqueue.local.field.Ending;
import io.sprintqueue.local.field.GivenSituations;
import io.sprintqueue.local.field.Situation;
import io.sprintqueue.local.field.Situation.Step;
import io.sprintqueue.local.field.WrittenSituations;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Situations from the field, each on its own site of one running pipeline: those of
/// `events/field`, and those of a folder that is not part of this repository. Without it that part
/// is skipped, loudly.
class FieldTest {
    /// Long enough ago that all of a written situation is in the past.
    private static final Duration LENGTH_OF_A_SITUATION = Duration.ofHours(1);

    private static Map<Site, Situation> written;
    private static Map<Site, Situation> given;
    private static RunningPipeline pipeline;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Instant now = Instant.now();
        Path ours = Samples.events().resolve("field");
        written = bySite("written", WrittenSituations.in(ours, now.minus(LENGTH_OF_A_SITUATION)));
        given =
                bySite(
                        "given",
                        Samples.situations()
                                .map(there -> GivenSituations.in(there, now))
                                .orElse(List.of()));
        Map<Site, Situation> all = new LinkedHashMap<>(written);
        all.putAll(given);
        pipeline =
                new RunningPipeline(configuration(all), folder, all.keySet().toArray(Site[]::new));
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @TestFactory
    Stream<DynamicTest> every_situation_of_this_project_ends_as_it_says() {
        return tests(written);
    }

    @TestFactory
    Stream<DynamicTest> every_situation_of_the_folder_next_to_it_ends_as_it_says() {
        assumeFalse(
                given.isEmpty(),
                "SKIPPED: no situations are here; name their folder by -Dsprintqueue.field");
        return tests(given);
    }

    private static Stream<DynamicTest> tests(Map<Site, Situation> situations) {
        return situations.entrySet().stream()
                .map(each ->
                        DynamicTest.dynamicTest(
                                each.getValue().sentence(),
                                () -> tell(each.getKey(), each.getValue())));
    }

    private static void tell(Site site, Situation situation) {
        var differences = new ArrayList<String>();
        for (Step step : situation.steps()) {
            JsonNode record = settled(site, step);
            Ending.differences(record, step.end())
                    .forEach(difference -> differences.add(step.name() + ": " + difference));
        }
        differences.addAll(Ending.differences(pipeline.operations, site, situation.end()));
        assertThat(differences).as(situation.sentence()).isEmpty();
    }

    private static JsonNode settled(Site site, Step step) {
        Body body = RunningPipeline.body(step.body());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", "Atlassian Webhook HTTP Client");
        headers.put("X-Hub-Signature", SignatureVerifier.sign(body, RunningPipeline.SECRET));
        headers.putAll(step.headers());
        HttpResponse<String> answer =
                pipeline.post("/webhooks/jira/" + site, body.bytes(), headers);
        assertThat(answer.statusCode()).as(step.name() + ": " + answer.body()).isEqualTo(202);
        return pipeline.settlement(
                site, RunningPipeline.json(answer.body()).path("eventId").asText());
    }

    private static Map<Site, Situation> bySite(String prefix, List<Situation> situations) {
        Map<Site, Situation> sites = new LinkedHashMap<>();
        situations.forEach(each -> sites.put(new Site(prefix + "-" + sites.size()), each));
        return sites;
    }

    private static String configuration(Map<Site, Situation> situations) {
        ObjectNode configuration = JsonNodeFactory.instance.objectNode();
        ObjectNode sites = configuration.putObject("sites");
        situations.forEach((site, situation) ->
                sites.putObject(site.name()).set("fields", situation.fields()));
        return configuration.toString();
    }
}
