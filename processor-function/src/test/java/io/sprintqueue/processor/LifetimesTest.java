package io.sprintqueue.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.config.ConfigurationReader;
import io.sprintqueue.core.outcome.Retention;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Holds what the template and the code say of how long things are kept against each other.
class LifetimesTest {
    private final String template = read();

    @Test
    void a_body_outlives_its_wait_in_a_dead_letter_queue_and_its_dead_event() {
        Duration longestWait = longestRetention();

        assertThat(template).containsOnlyOnce("Prefix: rejected/");
        assertThat(numbers("ExpirationInDays"))
                .as("of bodies and of what was rejected")
                .hasSize(2)
                .first(InstanceOfAssertFactories.LONG)
                .isGreaterThanOrEqualTo(Retention.UNSETTLED.plus(longestWait).toDays());
    }

    @Test
    void what_is_retried_is_remembered_longer_than_a_lane_and_a_dead_letter_queue_hold_it() {
        assertThat(Retention.UNSETTLED).isGreaterThan(longestRetention().multipliedBy(2));
    }

    @Test
    void every_queue_holds_its_messages_as_long_as_sqs_can_and_longer_than_any_redrive() {
        List<Long> retentions = numbers("MessageRetentionPeriod");

        assertThat(retentions).hasSize(7).containsOnly(Duration.ofDays(14).toSeconds());
        var redrive = ConfigurationReader.defaults().retry().redrive();
        assertThat(redrive.cap()).isLessThan(longestRetention());
    }

    /// Sync takes the messages of its queue itself, and is done with them before its time is over.
    @Test
    void a_message_is_hidden_for_six_times_what_its_function_may_take() {
        assertThat(numbers("Timeout")).containsOnly(10L, 180L);
        assertThat(numbers("VisibilityTimeout")).containsExactly(60L, 60L, 60L, 60L, 300L);
    }

    private Duration longestRetention() {
        return Duration.ofSeconds(
                numbers("MessageRetentionPeriod").stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0));
    }

    private List<Long> numbers(String property) {
        return Pattern.compile("(?m)^ +" + property + ": (\\d+)$")
                .matcher(template)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private static String read() {
        try {
            return Files.readString(Path.of("..", "template.yaml"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
