package io.sprintqueue.embedded.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmallEnginesTest {
    private final S3Engine s3 = new S3Engine(null);
    private final SecretsEngine secrets = new SecretsEngine("eu-west-1", "000000000000", null);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterAll
    void close() {
        http.close();
        s3.close();
        secrets.close();
    }

    @Test
    void a_chunked_body_is_put_together() throws IOException {
        assertThat(decoded("3;chunk-signature=x\r\nabc\r\n2\r\nde\r\n0\r\nx-amz-checksum:y\r\n"))
                .isEqualTo("abcde");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3\r\nab", "nothing\r\nabc\r\n", "3"})
    void a_broken_chunked_body_is_refused(String body) {
        assertThatThrownBy(() -> decoded(body)).isInstanceOf(IOException.class);
    }

    @Test
    void unsupported_requests_to_s3_are_refused_with_an_error() throws Exception {
        s3.createBucket("b");
        assertThat(send(request("/b").method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(200);
        assertThat(send(request("/b")).body()).contains("<Code>NotImplemented</Code>");
        assertThat(send(request("/b?list-type=2&delimiter=/")).statusCode()).isEqualTo(501);
        assertThat(send(request("/b/k?uploads").PUT(BodyPublishers.noBody())).statusCode())
                .isEqualTo(501);
        assertThat(send(request("/b/k").POST(BodyPublishers.noBody())).statusCode()).isEqualTo(501);
        assertThat(send(request("/b/k").method("HEAD", BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);
    }

    @Test
    void an_object_is_overwritten_unless_that_is_ruled_out() throws Exception {
        s3.createBucket("b");
        assertThat(send(request("/b/o").PUT(BodyPublishers.ofString("1"))).statusCode())
                .isEqualTo(200);
        var once = request("/b/o").header("If-None-Match", "*");
        assertThat(send(once.PUT(BodyPublishers.ofString("2"))).statusCode()).isEqualTo(412);
        assertThat(send(request("/b/o")).body()).isEqualTo("1");
        assertThat(send(request("/b/o").PUT(BodyPublishers.noBody())).statusCode()).isEqualTo(200);
        assertThat(send(request("/b/o")).body()).isEmpty();
    }

    @Test
    void keys_are_listed_in_order_page_by_page() throws Exception {
        s3.createBucket("l");
        s3.createBucket("la");
        for (String key : List.of("x/2", "x/1", "x/3", "x", "y/1", "x/4&%3C")) {
            send(request("/l/" + key).PUT(BodyPublishers.noBody()));
        }
        send(request("/la/x/1").PUT(BodyPublishers.noBody()));

        assertThat(keys("prefix=x/&start-after=x/1")).containsExactly("x/2", "x/3", "x/4&amp;&lt;");
        assertThat(keys("")).containsExactly("x", "x/1", "x/2", "x/3", "x/4&amp;&lt;", "y/1");
        assertThat(keys("prefix=x/4&encoding-type=url")).containsExactly("x%2F4%26%3C");
        String page = send(request("/l?list-type=2&prefix=x/&max-keys=2")).body();
        assertThat(page).contains("<IsTruncated>true</IsTruncated>");
        String token = page.replaceAll(".*<NextContinuationToken>(.*)</Next.*", "$1");
        assertThat(keys("prefix=x/&continuation-token=" + token))
                .containsExactly("x/3", "x/4&amp;&lt;");
        assertThat(keys("prefix=z")).isEmpty();
    }

    private List<String> keys(String query) throws Exception {
        return Pattern.compile("<Key>(.*?)</Key>")
                .matcher(send(request("/l?list-type=2&" + query)).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void secrets_manager_knows_one_action() throws Exception {
        var request =
                HttpRequest.newBuilder(secrets.endpoint())
                        .header("X-Amz-Target", "secretsmanager.ListSecrets")
                        .POST(BodyPublishers.ofString("{}"));
        assertThat(send(request).body()).contains("InvalidRequestException");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(s3.endpoint().resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static String decoded(String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.US_ASCII);
        return new String(
                ChunkedBody.decode(new ByteArrayInputStream(bytes)), StandardCharsets.US_ASCII);
    }
}
