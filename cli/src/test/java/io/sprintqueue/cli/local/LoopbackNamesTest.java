package io.sprintqueue.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(LoopbackNames.areUsed(headers("localhost:7070", origin))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:7070", "127.0.0.1", "[::1]:3000"})
    void a_page_of_its_own_is_let_in(String host) {
        assertThat(LoopbackNames.areUsed(headers(host, "http://" + host))).isTrue();
    }

    @Test
    void a_good_origin_does_not_make_up_for_a_bad_host_or_none() {
        assertThat(LoopbackNames.areUsed(headers("example.com", "http://localhost"))).isFalse();
        assertThat(LoopbackNames.areUsed(new Headers())).isFalse();
    }

    private static boolean allowed(String host) {
        var headers = new Headers();
        headers.set("Host", host);
        return LoopbackNames.areUsed(headers);
    }

    private static Headers headers(String host, String origin) {
        var headers = new Headers();
        headers.set("Host", host);
        headers.set("Origin", origin);
        return headers;
    }
}
