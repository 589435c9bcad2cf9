package io.sprintqueue.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

class RequestSignerTest {
    private static final String DEPLOYED =
            "https://a1b2c3d4e5.execute-api.ap-southeast-2.amazonaws.com";

    private final Map<String, String> given =
            Map.of(
                    "aws.accessKeyId", "AKIDEXAMPLE",
                    "aws.secretAccessKey", "an example, no secret",
                    "aws.region", "eu-north-1");
    private final Map<String, String> before = new LinkedHashMap<>();

    @BeforeEach
    void give_credentials() {
        given.forEach((name, value) -> {
            before.put(name, System.getProperty(name, ""));
            System.setProperty(name, value);
        });
    }

    @AfterEach
    void take_them_back() {
        before.forEach((name, value) -> {
            if (value.isEmpty()) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:7070", "http://localhost:1", "http://[::1]:7070"})
    void a_request_to_this_machine_is_left_as_it_is(String base) {
        var request = HttpRequest.newBuilder(URI.create(base + "/health")).build();

        assertThat(RequestSigner.of(URI.create(base), null).sign(request)).isSameAs(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost.example.com", "http://127.0.0.1.example.com"})
    void a_name_that_only_begins_like_this_machines_is_another_one(String base) {
        assertThat(RequestSigner.isLocal(URI.create(base))).isFalse();
    }

    @Test
    void another_is_signed_for_the_region_in_its_host_name() {
        String authorization = authorization(DEPLOYED);

        assertThat(authorization)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/")
                .contains("/ap-southeast-2/execute-api/aws4_request")
                .contains("SignedHeaders=host;");
        assertThat(authorization).doesNotContain("an example");
    }

    @Test
    void a_domain_of_ones_own_is_signed_for_the_region_of_the_default_chain() {
        assertThat(authorization("https://queue.example.com"))
                .contains("/eu-north-1/execute-api/aws4_request");
    }

    @Test
    void the_region_that_was_said_is_signed_for_before_any_other() {
        var request = HttpRequest.newBuilder(URI.create(DEPLOYED + "/ops/stats")).build();
        String authorization =
                RequestSigner.of(URI.create(DEPLOYED), "us-west-2")
                        .sign(request)
                        .headers()
                        .firstValue("Authorization")
                        .orElseThrow();

        assertThat(authorization).contains("/us-west-2/execute-api/aws4_request");
    }

    @Test
    void a_signed_request_is_otherwise_unchanged() {
        URI uri = URI.create(DEPLOYED + "/ops/items/acme/A%20B");
        var request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(7)).build();

        HttpRequest signed = RequestSigner.of(uri, null).sign(request);

        assertThat(signed.uri()).isEqualTo(uri);
        assertThat(signed.method()).isEqualTo("GET");
        assertThat(signed.timeout()).contains(Duration.ofSeconds(7));
        assertThat(signed.headers().firstValue("X-Amz-Date")).isPresent();
        assertThat(signed.headers().firstValue("Host")).isEmpty();
    }

    private static String authorization(String base) {
        var request = HttpRequest.newBuilder(URI.create(base + "/ops/items/acme/A-1")).build();
        return RequestSigner.of(URI.create(base), null)
                .sign(request)
                .headers()
                .firstValue("Authorization")
                .orElseThrow();
    }
}
