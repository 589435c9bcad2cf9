package io.sprintqueue.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

class LoopbackNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:7070", "127.0.0.1:7070", "[::1]", "[::1]:7070"})
    void a_loopback_name_is_let_in(String host) {
        assertThat(allowed(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "rebound.example.com:7070",
                "localhost.example.com",
                "127.0.0.1.example.com",
                "192.168.0.1",
                "0.0.0.0",
                "local host",
                "localhost.",
                "localhost.:7070",
                "LOCALHOST.example.com",
                "localhost@example.com",
                "a_b",
                "",
            })
    void any_other_name_is_not_which_ends_dns_rebinding(String host) {
        assertThat(allowed(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "null",
                "file://",
                "http://localhost.example.com",
                "http://localhost:3000",
                "http://127.0.0.1:7070",
                "https://localhost:7070",
                "%"
            })
    void a_page_of_another_origin_is_refused(String origin) {
        assertThat(LoopbackNames.isOwnPageOrProgram(headers("localhost:7070", origin))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7070", "127.0.0.1", "[::1]:3000"})
    void its_own_page_is_let_in(String host) {
        assertThat(LoopbackNames.isOwnPageOrProgram(headers(host, "http://" + host))).isTrue();
    }

    @Test
    void a_good_origin_does_not_make_up_for_a_bad_host_or_none() {
        assertThat(LoopbackNames.isOwnPageOrProgram(headers("example.com", "http://localhost")))
                .isFalse();
        assertThat(LoopbackNames.isOwnPageOrProgram(_ -> List.of())).isFalse();
        assertThat(LoopbackNames.isProgram(_ -> List.of())).isFalse();
    }

    @Test
    void a_second_host_makes_up_for_nothing() {
        for (List<String> hosts :
                List.of(
                        List.of("localhost", "example.com"),
                        List.of("example.com", "localhost"),
                        List.of("localhost", "localhost"))) {
            assertThat(LoopbackNames.isProgram(of(Map.of("Host", hosts)))).isFalse();
            assertThat(LoopbackNames.isOwnPageOrProgram(of(Map.of("Host", hosts)))).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://localhost:7070",
        "Origin, http://example.com",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-origin",
        "Sec-Fetch-Site, none"
    })
    void what_a_browser_sends_is_of_no_program(String header, String value) {
        var headers = Map.of("Host", List.of("localhost:7070"), header, List.of(value));

        assertThat(LoopbackNames.isProgram(of(headers))).isFalse();
    }

    private static boolean allowed(String host) {
        var headers = of(Map.of("Host", List.of(host)));
        assertThat(LoopbackNames.isProgram(headers))
                .isEqualTo(LoopbackNames.isOwnPageOrProgram(headers));
        return LoopbackNames.isProgram(headers);
    }

    private static Function<String, List<String>> headers(String host, String origin) {
        return of(Map.of("Host", List.of(host), "Origin", List.of(origin)));
    }

    private static Function<String, List<String>> of(Map<String, List<String>> headers) {
        return name -> headers.getOrDefault(name, List.of());
    }
}
