package io.sprintqueue.core.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Changes;
import io.sprintqueue.core.provenance.Provenance;
import io.sprintqueue.core.support.Envelopes;
import io.sprintqueue.core.support.Mappings;
import io.sprintqueue.core.support.Seeds;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.logging.Logger;

/// Who changed what is the same in every order of an issue's events, with every repetition, and
/// with every part first and then the rest; and it is what happened in Jira.
class EveryEditOrderTest {
    private static final Logger LOG = Logger.getLogger("test");
    private static final int HISTORIES = 1_000;
    private static final int PERMUTED_MAX = 4;
    private static final Configuration CONFIGURATION = Envelopes.configuration(Mappings.CLOUD);
    private static final Instant NOW = Instant.ofEpochMilli(1_790_000_100_000L);

    /// Of the fields that the model knows.
    private static final Entity ISSUE = Entity.issue("10013");

    /// What is held after some events: the state, and what each event's record has.
    private record Held(State state, Map<EventId, Changes> records) {
        static final Held NOTHING = new Held(State.EMPTY, Map.of());

        /// As the processor does it: what is on record is not done again.
        Held with(Body body) {
            var envelope = Envelopes.of(body, NOW);
            if (records.containsKey(envelope.eventId())) {
                return this;
            }
            return forced(body);
        }

        /// As if its record had been forgotten.
        Held forced(Body body) {
            var envelope = Envelopes.of(body, NOW);
            Decision decision = Decision.of(state, envelope, body, CONFIGURATION, NOW);
            var after = new LinkedHashMap<>(records);
            after.put(envelope.eventId(), decision.changes());
            return new Held(decision.after(), after);
        }

        Explanation explanation() {
            var history = new ChangeHistory(List.copyOf(records.values()), true);
            return Explanation.of(ISSUE, state, State.EMPTY, history);
        }
    }

    @Test
    void what_is_known_of_each_field_is_what_happened_in_any_order_of_the_events() {
        List<Long> seeds = Seeds.some(HISTORIES);
        var answers = new LinkedHashMap<String, Integer>();
        for (long seed : seeds) {
            var random = new Random(seed);
            EditHistory history = EditHistory.generated(random);
            List<Body> bodies =
                    new ArrayList<>(
                            history.arriving().stream().map(EditHistory.Edit::body).toList());
            if (bodies.isEmpty()) {
                continue;
            }
            for (List<Body> order : orders(random, bodies)) {
                Explanation explained = held(order).explanation();
                for (var field : EditHistory.FIELDS.entrySet()) {
                    EditHistory.Answer expected = history.of(field.getKey());
                    assertThat(answer(explained, field.getValue()))
                            .as("seed %d, %s", seed, field.getKey())
                            .isEqualTo(expected);
                    answers.merge(expected.known(), 1, Integer::sum);
                }
            }
        }
        LOG.info(
                "provenance: %d histories from seed %d, fields %s"
                        .formatted(HISTORIES, seeds.getFirst(), answers));
        assertThat(answers.keySet()).containsExactlyInAnyOrder("known", "untold", "unknown");
    }

    @Test
    void every_repetition_and_every_part_first_explain_the_same() {
        for (long seed : Seeds.some(HISTORIES / 4)) {
            List<Body> bodies =
                    EditHistory.generated(new Random(seed)).arriving().stream()
                            .map(EditHistory.Edit::body)
                            .limit(PERMUTED_MAX)
                            .toList();
            Explanation end = held(bodies).explanation();
            for (List<Body> order : Seeds.permutations(bodies)) {
                Held held = held(order);
                assertThat(held.explanation()).as("seed %d", seed).isEqualTo(end);
                for (int again = 0; again < order.size(); again++) {
                    assertThat(held.with(order.get(again)).explanation()).isEqualTo(end);
                    assertThat(held.forced(order.get(again)).explanation())
                            .as("seed %d, forgotten and again %d", seed, again)
                            .isEqualTo(end);
                }
            }
        }
    }

    /// All orders of a short history, and some of a long one.
    private static List<List<Body>> orders(Random random, List<Body> bodies) {
        if (bodies.size() <= PERMUTED_MAX) {
            return Seeds.permutations(bodies);
        }
        var orders = new ArrayList<List<Body>>();
        for (int count = 0; count < 10; count++) {
            orders.add(Seeds.shuffled(random, bodies));
        }
        return orders;
    }

    private static Held held(List<Body> order) {
        Held held = Held.NOTHING;
        for (Body body : order) {
            held = held.with(body);
        }
        return held;
    }

    private static EditHistory.Answer answer(Explanation explained, String name) {
        Provenance change =
                explained.fields().stream()
                        .filter(field -> field.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .change();
        return switch (change) {
            case Provenance.Known(ChangeHistory.Told told) ->
                    new EditHistory.Answer(
                            "known",
                            told.stamp().changedAt(),
                            Objects.requireNonNull(told.event().by()).id(),
                            told.change().from(),
                            told.change().to());
            case Provenance.Untold(Instant after) ->
                    new EditHistory.Answer("untold", after, null, null, null);
            case Provenance.Unknown() -> EditHistory.Answer.UNKNOWN;
        };
    }
}
