package io.sprintqueue.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.local.HttpExchangeTranslator.Incoming;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class HttpExchangeTranslatorTest {
    private static final byte[] TEXT =
            "{\"a\":\"ü 🚀\uFEFF\\u0000\r\n\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NOT_UTF8 = {'{', (byte) 0xC3, '(', (byte) 0xFF, 0, '}'};

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=utf-8",
                "Application/JSON ; charset=utf-8",
                " text/plain",
                "application/xml",
                "application/javascript",
            })
    void text_goes_as_text_and_arrives_as_the_exact_bytes(String type) {
        var event = event(TEXT, Map.of("Content-Type", List.of(type)));

        assertThat(event.getIsBase64Encoded()).isFalse();
        assertThat(bytes(event)).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "image/png", "application/jsonx", ""})
    void any_other_type_goes_as_base64(String type) {
        var event = event(TEXT, Map.of("Content-Type", List.of(type)));

        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(bytes(event)).isEqualTo(TEXT);
    }

    @Test
    void bytes_that_are_no_utf8_go_as_base64_whatever_their_type_says() {
        var event = event(NOT_UTF8, Map.of("Content-Type", List.of("application/json")));

        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(bytes(event)).isEqualTo(NOT_UTF8);
    }

    @Test
    void without_a_type_it_goes_as_base64_and_without_a_body_there_is_none() {
        assertThat(event(TEXT, Map.of()).getIsBase64Encoded()).isTrue();

        var bodiless = event(new byte[0], Map.of());
        assertThat(bodiless.getBody()).isNull();
        assertThat(bodiless.getIsBase64Encoded()).isFalse();
    }

    @Test
    void every_single_byte_survives() {
        var all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }

        assertThat(bytes(event(all, Map.of("Content-Type", List.of("text/plain"))))).isEqualTo(all);
    }

    @Test
    void header_names_are_in_lower_case_and_repeated_values_are_joined() {
        var event =
                event(
                        TEXT,
                        Map.of("X-Hub-Signature", List.of("one", "two"), "ACCEPT", List.of("*/*")));

        assertThat(event.getHeaders())
                .isEqualTo(Map.of("x-hub-signature", "one,two", "accept", "*/*"));
    }

    @Test
    void the_query_is_decoded_and_repeated_names_are_joined() {
        assertThat(query("issue=A%20B+C&x=%C3%BC%26&flag&x=2&=lost&empty=&e=a=b"))
                .isEqualTo(
                        Map.of(
                                "issue", "A B C",
                                "x", "ü&,2",
                                "flag", "",
                                "empty", "",
                                "e", "a=b"));
        assertThat(query("")).isEmpty();
        assertThat(query(null)).isEmpty();
    }

    @Test
    void a_query_that_is_not_encoded_stays_unchanged() {
        assertThat(query("x=%zz&%=1&y=%C3%BC&z=a|b{c}\"&w=%C3%28&v=100%"))
                .isEqualTo(
                        Map.of(
                                "x", "%zz",
                                "%", "1",
                                "y", "ü",
                                "z", "a|b{c}\"",
                                "w", "\uFFFD(",
                                "v", "100%"));
    }

    @Test
    void the_event_says_what_api_gateway_would() {
        var headers = new HashMap<String, List<String>>();
        headers.put("User-agent", List.of("Atlassian"));
        var incoming =
                new Incoming(
                        "POST",
                        "/webhooks/jira/ac%2Dme",
                        "a=1",
                        headers,
                        new Body(TEXT),
                        "127.0.0.1");

        var event =
                HttpExchangeTranslator.event(
                        incoming, "POST /webhooks/jira/{proxy+}", Map.of("proxy", "ac-me"), 42);

        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("POST /webhooks/jira/{proxy+}");
        assertThat(event.getRawPath()).isEqualTo("/webhooks/jira/ac%2Dme");
        assertThat(event.getRawQueryString()).isEqualTo("a=1");
        assertThat(event.getPathParameters()).isEqualTo(Map.of("proxy", "ac-me"));
        var context = event.getRequestContext();
        assertThat(context.getTimeEpoch()).isEqualTo(42);
        assertThat(context.getRequestId()).isNotBlank();
        assertThat(context.getHttp().getMethod()).isEqualTo("POST");
        assertThat(context.getHttp().getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(context.getHttp().getUserAgent()).isEqualTo("Atlassian");
    }

    private static Map<String, String> query(@Nullable String query) {
        var incoming =
                new Incoming("GET", "/x", query, Map.of(), new Body(new byte[0]), "127.0.0.1");
        return HttpExchangeTranslator.event(incoming, "GET /x", Map.of(), 0)
                .getQueryStringParameters();
    }

    private static APIGatewayV2HTTPEvent event(byte[] body, Map<String, List<String>> headers) {
        var incoming = new Incoming("POST", "/x", null, headers, new Body(body), "127.0.0.1");
        return HttpExchangeTranslator.event(incoming, "POST /x", Map.of(), 0);
    }

    /// As a function reads them.
    private static byte[] bytes(APIGatewayV2HTTPEvent event) {
        return event.getIsBase64Encoded()
                ? Base64.getDecoder().decode(event.getBody())
                : event.getBody().getBytes(StandardCharsets.UTF_8);
    }
}
