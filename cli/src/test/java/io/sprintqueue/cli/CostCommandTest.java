package io.sprintqueue.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.lab.cost.CostModel;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CostCommandTest {
    private static final int GOAL_FROM_A_DAY = 1_000_000;

    @Test
    void the_figures_of_the_document_are_those_that_are_computed() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "cost.md"));
        JsonNode volumes = json().path("volumes");
        for (String what : rows(volumes)) {
            var cells = new ArrayList<String>(List.of(what));
            volumes.forEach(volume -> cells.add(volume.path("dollars").path(what).asText()));
            assertThat(document).contains("| " + String.join(" | ", cells) + " |");
        }
        assertThat(document).contains(json().path("pricesOf").asText());
    }

    @Test
    void the_figures_of_sync_in_the_document_are_those_that_are_computed() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "cost.md"));
        JsonNode sites = json().path("sync");
        var names = new ArrayList<String>();
        sites.path(0).path("figures").fieldNames().forEachRemaining(names::add);

        assertThat(names)
                .hasSize(5)
                .allSatisfy(what -> {
                    var cells = new ArrayList<String>(List.of(what));
                    sites.forEach(site -> cells.add(site.path("figures").path(what).asText()));
                    assertThat(document).contains("| " + String.join(" | ", cells) + " |");
                });
    }

    @Test
    void a_million_events_cost_less_than_8_dollars_from_a_million_a_day_on() {
        CostModel model = CostModel.read();

        assertThat(model.volumes())
                .filteredOn(volume -> volume.perDay() >= GOAL_FROM_A_DAY)
                .isNotEmpty()
                .allSatisfy(volume -> assertThat(model.totalOfMillion(volume)).isLessThan(8));
    }

    @Test
    void the_document_says_what_larger_batches_cost() throws IOException {
        CostModel model = CostModel.read();
        String document = Files.readString(Path.of("..", "docs", "cost.md"));

        double three = model.totalOfMillion(new CostModel.Volume(GOAL_FROM_A_DAY, 3));
        double ten = model.totalOfMillion(new CostModel.Volume(GOAL_FROM_A_DAY, 10));
        assertThat(document)
                .contains("| batches have three events | %.2f |".formatted(three))
                .contains("| batches have ten events | %.2f |".formatted(ten));
    }

    @Test
    void every_price_names_the_page_that_it_was_read_on() throws IOException {
        JsonNode file;
        try (InputStream input = CostModel.class.getResourceAsStream("/cost.json")) {
            file = BoundedJson.mapper().readTree(input);
        }

        assertThat(file.path("prices").properties())
                .filteredOn(price -> price.getValue().isNumber())
                .isNotEmpty()
                .allSatisfy(price ->
                        assertThat(file.path("sources").path(price.getKey()).asText())
                                .startsWith("https://"));
    }

    @Test
    void a_batch_of_more_than_64_kb_is_received_at_the_price_of_two_requests() {
        CostModel model = CostModel.read();

        double six = model.ofMillion(new CostModel.Volume(1, 6)).getOrDefault("SQS", 0.0);
        double seven = model.ofMillion(new CostModel.Volume(1, 7)).getOrDefault("SQS", 0.0);
        assertThat(seven).isGreaterThan(six);
    }

    @Test
    void the_table_is_printed_for_people_too() {
        assertThat(Shell.run("cost").out())
                .contains("DynamoDB, writes", "1,000,000 A DAY", "1,000,000 ISSUES", "Prices of ");
    }

    private static List<String> rows(JsonNode volumes) {
        var names = new ArrayList<String>();
        volumes.path(0).path("dollars").fieldNames().forEachRemaining(names::add);
        assertThat(names).hasSizeGreaterThan(5);
        return names;
    }

    private static JsonNode json() throws IOException {
        return BoundedJson.mapper().readTree(Shell.run("cost", "--json").out());
    }
}
