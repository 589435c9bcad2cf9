package io.sprintqueue.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;

class AddressesTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:7070, http://127.0.0.1:7070/health",
        "http://127.0.0.1:7070/, http://127.0.0.1:7070/health",
        "https://example.com/queue, https://example.com/queue/health",
        "https://example.com/queue/v1//, https://example.com/queue/v1/health",
    })
    void a_path_is_below_the_path_of_the_base(String base, String expected) {
        assertThat(Addresses.below(URI.create(base), "/health")).isEqualTo(URI.create(expected));
    }
}
