package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Lane;
import io.sprintqueue.core.outcome.FetchRequest;
import io.sprintqueue.core.outcome.Outcome;
import io.sprintqueue.core.outcome.Remarks;
import io.sprintqueue.messaging.FetchMessage;
import io.sprintqueue.messaging.FetchQueue;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

class FetchReporterTest {
    private final List<String> asked = new ArrayList<>();
    private boolean broken;
    private Instant now = Bodies.NOW;
    private final FetchReporter reporter =
            new FetchReporter(
                    new FetchQueue() {
                        @Override
                        public void send(List<FetchMessage> messages) {
                            if (broken) {
                                throw new IllegalStateException("the queue is away");
                            }
                            messages.forEach(message -> asked.add(message.request().issueId()));
                        }

                        @Override
                        public List<Received> receive() {
                            throw new IllegalStateException("the processor reads none");
                        }

                        @Override
                        public void settle(List<Received> received) {
                            throw new IllegalStateException("the processor reads none");
                        }
                    });

    private void report(String... issueIds) {
        List<FetchRequest> fetches =
                Stream.of(issueIds).map(id -> new FetchRequest(id, now)).toList();
        Result settled =
                new Result.Settled(
                        "m1",
                        Bodies.update("1", "a", 10).envelope(),
                        Outcome.APPLIED,
                        null,
                        new Remarks(List.of(), List.of(), List.of(), fetches));
        Result failed = new Result.Failed("m2", null, "the table is away");
        reporter.report(
                new BatchReport(
                        Lane.INTERACTIVE,
                        List.of(),
                        Optional.empty(),
                        List.of(settled, failed),
                        now));
    }

    @Test
    void an_issue_is_asked_for_once_in_five_minutes() {
        report("1", "2", "1");
        now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
        report("1", "3");
        assertThat(asked).containsExactly("1", "2", "3");

        now = now.plusMillis(1);
        report("1", "3");
        assertThat(asked).containsExactly("1", "2", "3", "1");
    }

    @Test
    void nothing_is_sent_where_nothing_is_asked_for() {
        broken = true;
        report();

        assertThat(asked).isEmpty();
    }

    @Test
    void what_could_not_be_asked_for_is_asked_for_by_the_next_event() {
        broken = true;
        assertThatThrownBy(() -> report("1")).hasMessage("the queue is away");

        broken = false;
        report("1");
        assertThat(asked).containsExactly("1");
    }
}
