package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.model.SqsException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// Every place below the handler × everything that can be thrown there.
class FaultsBelowTest {
    private static final Delivery GOOD = Delivery.of(Delivery.ISSUE_UPDATED);

    /// Where something can be thrown.
    enum Place {
        SECRET,
        LANE,
        COUNTERS,
        CLOCK;

        void plant(Function function, Throwable thrown) {
            switch (this) {
                case SECRET -> function.secret.fail(thrown);
                case LANE -> function.lanes.fail(() -> Thrown.sneak(thrown));
                case COUNTERS -> function.counters.fail(thrown);
                case CLOCK -> function.clock.fail(thrown);
            }
        }
    }

    private static final List<Throwable> THROWABLES =
            List.of(
                    SqsException.builder().statusCode(400).message("no").build(),
                    SdkClientException.create("refused"),
                    ApiCallTimeoutException.create(3_000),
                    new IllegalArgumentException("too large"),
                    new IllegalStateException("closed"),
                    new NullPointerException(),
                    new UncheckedIOException(new IOException("broken pipe")),
                    new IOException("checked"),
                    new InterruptedException("interrupted"),
                    new NoClassDefFoundError("S3Client"),
                    new ExceptionInInitializerError("S3Client"),
                    new AssertionError("never"),
                    new OutOfMemoryError("Java heap space"),
                    new StackOverflowError());

    static Stream<Arguments> placeAndThrowable() {
        return Stream.of(Place.values())
                .flatMap(place -> THROWABLES.stream().map(thrown -> Arguments.of(place, thrown)));
    }

    @ParameterizedTest
    @MethodSource("placeAndThrowable")
    void whatever_is_thrown_anywhere_is_503_and_the_next_delivery_is_202(
            Place place, Throwable thrown) {
        var function = new Function();
        place.plant(function, thrown);

        var answer = function.answer(GOOD);

        assertThat(answer.getStatusCode()).isEqualTo(503);
        assertThat(answer.getHeaders()).containsEntry("Retry-After", "30");
        function.secret.recover();
        function.lanes.recover();
        function.counters.recover();
        function.clock.recover();
        function.clock.advance(SecretCache.BETWEEN_FIRST_READS);
        assertThat(function.answer(GOOD).getStatusCode()).isEqualTo(202);
    }
}
