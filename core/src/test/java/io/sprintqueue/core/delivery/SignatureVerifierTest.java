package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

class SignatureVerifierTest {
    private static final String DIGEST =
            "a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9";
    private static final Secret SECRET = new Secret("It's a Secret to Everybody");
    private static final Body BODY = Bodies.exactly("Hello World!");
    private static final SiteSecrets SECRETS =
            new SiteSecrets(Map.of(Site.DEFAULT, List.of(SECRET)));

    @Test
    void the_vector_that_atlassian_prints_is_proof() {
        assertThat(verify("sha256=" + DIGEST))
                .hasValueSatisfying(delivery -> {
                    assertThat(delivery.body()).isEqualTo(BODY);
                    assertThat(delivery.site()).isEqualTo(Site.DEFAULT);
                });
    }

    @Test
    void signing_gives_what_atlassian_prints() {
        assertThat(SignatureVerifier.sign(BODY, SECRET)).isEqualTo("sha256=" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SHA256=" + DIGEST,
                "Sha256=" + DIGEST,
                " sha256=" + DIGEST + " ",
                "\tsha256 = " + DIGEST,
                "sHa256= " + DIGEST
            })
    void neither_case_nor_blanks_make_a_signature_wrong(String header) {
        assertThat(verify(header)).isPresent();
        assertThat(verify(header.toUpperCase(Locale.ROOT))).isPresent();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "sha256=",
                "sha1=" + DIGEST,
                "sha512=" + DIGEST,
                "sha-256=" + DIGEST,
                "sha2\u017f6=" + DIGEST,
                "\u017fha256=" + DIGEST,
                "xsha256=" + DIGEST,
                "sha256==" + DIGEST,
                "sha256:" + DIGEST,
                "sha256=0x" + DIGEST,
                "sha256=" + DIGEST + ";",
                "=" + DIGEST,
                DIGEST,
                "sha256=" + DIGEST + "0",
                "sha256=0" + DIGEST,
                "sha256=g4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c9",
                "sha256=a4771c39fbe90f317c7824e83ddef3caae9cb3d976c214ace1f2937e133263c8",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                "sha256=" + DIGEST + ",sha256=" + DIGEST
            })
    void any_other_header_is_no_proof(String header) {
        assertThat(verify(header)).isEmpty();
    }

    @Test
    void every_single_changed_byte_of_the_body_is_seen() {
        for (int place = 0; place < BODY.sizeBytes(); place++) {
            byte[] bytes = BODY.bytes().clone();
            bytes[place] ^= 1;

            assertThat(
                            SignatureVerifier.verify(
                                    Site.DEFAULT, new Body(bytes), "sha256=" + DIGEST, SECRETS))
                    .isEmpty();
        }
    }

    @Test
    void a_signature_with_another_secret_is_no_proof() {
        assertThat(verify(SignatureVerifier.sign(BODY, new Secret("another")))).isEmpty();
    }

    @Test
    void a_site_without_secrets_is_refused_like_a_wrong_signature() {
        String signed = SignatureVerifier.sign(BODY, SECRET);
        Site unknown = new Site("unknown");

        assertThat(SignatureVerifier.verify(unknown, BODY, signed, SECRETS)).isEmpty();
        assertThat(
                        SignatureVerifier.verify(
                                unknown, BODY, signed, new SiteSecrets(Map.of(unknown, List.of()))))
                .isEmpty();
        String foreign = SignatureVerifier.sign(BODY, new Secret("no site has this secret"));
        assertThat(SignatureVerifier.verify(unknown, BODY, foreign, SECRETS)).isEmpty();
    }

    @Test
    void both_secrets_are_good_while_one_replaces_the_other() {
        var current = new Secret("current");
        var previous = new Secret("previous");
        var rotating = new SiteSecrets(Map.of(Site.DEFAULT, List.of(current, previous)));

        for (Secret secret : List.of(current, previous)) {
            String header = SignatureVerifier.sign(BODY, secret);
            assertThat(SignatureVerifier.verify(Site.DEFAULT, BODY, header, rotating)).isPresent();
        }
    }

    @Test
    void the_secret_of_one_site_does_not_open_another() {
        Site acme = new Site("acme");
        var secrets =
                new SiteSecrets(
                        Map.of(
                                Site.DEFAULT,
                                List.of(SECRET),
                                acme,
                                List.of(new Secret("acme's own"))));
        String header = SignatureVerifier.sign(BODY, SECRET);

        assertThat(SignatureVerifier.verify(acme, BODY, header, secrets)).isEmpty();
        assertThat(SignatureVerifier.verify(Site.DEFAULT, BODY, header, secrets)).isPresent();
    }

    private static Optional<VerifiedDelivery> verify(String header) {
        return SignatureVerifier.verify(Site.DEFAULT, BODY, header, SECRETS);
    }
}
