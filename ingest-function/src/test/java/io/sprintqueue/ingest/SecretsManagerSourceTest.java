package io.sprintqueue.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;

import java.nio.charset.StandardCharsets;

class SecretsManagerSourceTest {
    private static final String ID = "webhook-secret";

    @Test
    void a_secret_of_text_is_read_as_it_is() {
        assertThat(read(GetSecretValueResponse.builder().secretString("\uFEFFgrün\n").build()))
                .isEqualTo("\uFEFFgrün\n");
    }

    @Test
    void a_secret_of_bytes_is_read_like_a_file() {
        assertThat(read(binary("grün".getBytes(StandardCharsets.UTF_8)))).isEqualTo("grün");
        assertThat(read(binary("\uFEFFgrün".getBytes(StandardCharsets.UTF_16LE))))
                .isEqualTo("grün");
        assertThat(read(binary("abcd1234".getBytes(StandardCharsets.UTF_8)))).isEqualTo("abcd1234");
    }

    @Test
    void bytes_of_another_encoding_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(binary("grün".getBytes(StandardCharsets.ISO_8859_1))))
                .withMessageContaining("UTF-8");
    }

    private static GetSecretValueResponse binary(byte[] bytes) {
        return GetSecretValueResponse.builder().secretBinary(SdkBytes.fromByteArray(bytes)).build();
    }

    private static String read(GetSecretValueResponse stored) {
        return new SecretsManagerSource(new Stored(stored), ID).read();
    }

    /// Secrets Manager with one secret.
    private record Stored(GetSecretValueResponse secret) implements SecretsManagerClient {
        @Override
        public GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
            assertThat(request.secretId()).isEqualTo(ID);
            return secret;
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
