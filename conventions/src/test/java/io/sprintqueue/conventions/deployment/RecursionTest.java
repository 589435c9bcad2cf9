package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lambda stops a function that has run about 16 times in one chain of requests, unless it says
/// that this is meant.
class RecursionTest {
    private static final String RIGHT = SamTemplate.text("template.yaml");

    @Test
    void a_function_that_may_send_to_its_own_event_source_says_so_and_no_other_does() {
        assertThat(new Recursion(SamTemplate.read()).problems()).isEmpty();
    }

    @Test
    void the_redrive_sends_to_the_queues_that_it_reads() {
        assertThat(new Recursion(SamTemplate.read()).recursive())
                .containsExactly("RedriveFunction");
    }

    @Test
    void one_that_does_not_say_so_is_found() {
        assertThat(problems("RecursiveLoop: Allow", "RecursiveLoop: Terminate"))
                .containsExactly("RedriveFunction may reach its own event source");
    }

    /// By way of the lane's dead-letter queue, of another function, and of a bucket.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Action: dynamodb:UpdateItem | Action: [dynamodb:UpdateItem, sqs:SendMessage] | StatisticsTable.Arn | InteractiveLane.Arn
                    Action: dynamodb:UpdateItem | Action: [dynamodb:UpdateItem, sqs:*] | StatisticsTable.Arn | InteractiveLane.Arn
                    Type: SQS                   | Type: S3                                       | Queue: !GetAtt InteractiveLane.Arn | Bucket: !Ref BodyBucket
                    """)
    void a_loop_of_another_kind_is_found(String action, String other, String from, String to) {
        String processor = RIGHT.substring(RIGHT.indexOf("  ProcessorFunction:"));
        String changed = processor.replaceFirst(action, other);

        assertThat(changed).isNotEqualTo(processor).contains(from);
        String wrong = RIGHT.replace(processor, replaceOnce(changed, from, to));
        assertThat(new Recursion(SamTemplate.parse(wrong)).problems())
                .contains("ProcessorFunction may reach its own event source");
    }

    @Test
    void one_that_says_so_for_nothing_is_found() {
        assertThat(problems("Handler: io.sprintqueue.ingest.IngestHandler", "RecursiveLoop: Allow"))
                .containsExactly("IngestFunction reaches no event source of its own");
    }

    private static Iterable<String> problems(String from, String to) {
        return new Recursion(SamTemplate.parse(replaceOnce(RIGHT, from, to))).problems();
    }

    private static String replaceOnce(String text, String from, String to) {
        int at = text.indexOf(from);
        assertThat(at).as(from).isNotNegative();
        return text.substring(0, at) + to + text.substring(at + from.length());
    }
}
