package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Samples;
import io.sprintqueue.core.support.Seeds;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Spoils the story's bodies at random places: whatever comes of them, nothing may throw. The
/// system property `sprintqueue.mutants` requests more of them.
class MutationTest {
    private static final int MUTANTS = Integer.getInteger("sprintqueue.mutants", 1_500);
    private static final int MUTATIONS_MAX = 4;

    /// Instead of a value, wherever it stands.
    private static final List<String> ODD =
            List.of(
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "0",
                    "-1",
                    "1.5",
                    "1e400",
                    "1e99999999999",
                    "100e2147483647",
                    "1e-2147483648",
                    "9".repeat(900),
                    "9223372036854775808",
                    "''",
                    "' '",
                    "'\\u0000'",
                    "'\\ud83d'",
                    "'+300000000-01-01T00:00:00Z'",
                    "'9999-12-31T23:59:59.999-1800'",
                    "'" + "ä".repeat(30_000) + "'",
                    "'"
                            + "com.atlassian.greenhopper.service.sprint.Sprint@1[id=1,".repeat(99)
                            + "'",
                    "[".repeat(400) + "]".repeat(400),
                    "[null,{},[],'x',1e400]",
                    "{'name':{},'value':[],'key':null,'id':'x','accountId':5}");

    @Test
    void no_spoilt_value_lets_an_exception_out() throws IOException {
        List<JsonNode> story = story();
        int understood = 0;
        for (long seed : Seeds.some(MUTANTS)) {
            var random = new Random(seed);
            Body mutant = mutant(Seeds.oneOf(random, story).deepCopy(), random);
            assertThatCode(() -> goesThrough(mutant))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
            understood += Bodies.parsed(mutant) instanceof Parsed.Understood ? 1 : 0;
        }
        assertThat(understood).isBetween(MUTANTS / 4, MUTANTS * 19 / 20);
    }

    @Test
    void no_spoilt_byte_lets_an_exception_out() throws IOException {
        List<JsonNode> story = story();
        for (long seed : Seeds.some(MUTANTS)) {
            var random = new Random(seed);
            byte[] bytes = Seeds.oneOf(random, story).toString().getBytes(StandardCharsets.UTF_8);
            for (int count = random.nextInt(3); count >= 0; count--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            assertThatCode(() -> goesThrough(new Body(bytes)))
                    .as("seed %d", seed)
                    .doesNotThrowAnyException();
        }
    }

    private static void goesThrough(Body body) {
        Routing routing = RoutingPass.of(body);
        Entity entity = Bodies.entity(body);
        switch (Bodies.parsed(body)) {
            case Parsed.Unreadable(String reason) -> assertThat(reason).hasSizeLessThan(200);
            case Parsed.Understood(var event) -> {
                assertThat(routing).isInstanceOf(Routing.Routed.class);
                for (var mapping : List.of(Mappings.CLOUD, Mappings.DATA_CENTER)) {
                    State state = new Projection(mapping).delta(event, body).state();
                    state = state.join(State.EMPTY);
                    QueueItem.of(Site.DEFAULT, entity.id(), state, state, 1);
                    Sprint.of(entity.id(), state);
                    Projects.hides(state);
                    assertStorable(state);
                }
            }
        }
    }

    private static void assertStorable(State state) {
        int bytes = 0;
        for (String text :
                Stream.concat(
                                state.keys().stream(),
                                state.registers().values().stream()
                                        .map(Register::value)
                                        .map(FieldValue::canonical))
                        .toList()) {
            assertThat(BoundedJson.isWellFormed(text)).isTrue();
            bytes += text.getBytes(StandardCharsets.UTF_8).length;
        }
        assertThat(bytes).isLessThan(100_000);
    }

    private static List<JsonNode> story() throws IOException {
        var story = new ArrayList<JsonNode>();
        for (String folder : List.of("cloud", "datacenter")) {
            for (Body body : Samples.bodies(Samples.events().resolve(folder)).values()) {
                story.add(BoundedJson.tree(body.bytes()));
            }
        }
        return story;
    }

    /// Marks the places in the tree and puts the odd texts there in the written form, since many of
    /// them could not stand in a tree.
    private static Body mutant(JsonNode body, Random random) {
        String[] odd = new String[1 + random.nextInt(MUTATIONS_MAX)];
        for (int mutation = 0; mutation < odd.length; mutation++) {
            odd[mutation] = Seeds.oneOf(random, ODD).replace('\'', '"');
            spoil(body, random, "mark-" + mutation);
        }
        String json = body.toString();
        for (int mutation = 0; mutation < odd.length; mutation++) {
            json = json.replace("\"mark-" + mutation + "\"", odd[mutation]);
        }
        return Bodies.exactly(json);
    }

    private static void spoil(JsonNode body, Random random, String mark) {
        JsonNode place = body;
        while (true) {
            List<JsonNode> inner =
                    place.valueStream()
                            .filter(each -> each.isContainerNode() && !each.isEmpty())
                            .toList();
            if (inner.isEmpty() || random.nextInt(4) == 0) {
                break;
            }
            place = Seeds.oneOf(random, inner);
        }
        boolean removes = random.nextInt(4) == 0;
        if (place instanceof ObjectNode object && !object.isEmpty()) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            String name = Seeds.oneOf(random, names);
            if (removes) {
                object.remove(name);
            } else {
                object.put(name, mark);
            }
        } else if (place instanceof ArrayNode array && !array.isEmpty()) {
            int index = random.nextInt(array.size());
            if (removes) {
                array.remove(index);
            } else {
                array.set(index, mark);
            }
        }
    }
}
