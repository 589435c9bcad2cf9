package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Checks that a body was signed with one of the site's secrets: HMAC-SHA256 over the raw bytes.
public final class SignatureVerifier {
    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] NO_DIGEST = new byte[32];
    private static final List<Secret> UNUSED = List.of(new Secret("no site has this secret"));

    private SignatureVerifier() {}

    /// The proof, or nothing: for a wrong signature, a missing one and an unknown site alike, with
    /// the same work done for each.
    ///
    /// @param header the value of `X-Hub-Signature`
    public static Optional<VerifiedDelivery> verify(
            Site site, Body body, @Nullable String header, SiteSecrets secrets) {
        Optional<byte[]> claimed = Signature.claimedDigest(header);
        List<Secret> known = secrets.of(site);
        boolean signed =
                anySigned(known.isEmpty() ? UNUSED : known, body, claimed.orElse(NO_DIGEST));
        return signed && claimed.isPresent() && !known.isEmpty()
                ? Optional.of(new VerifiedDelivery(site, body))
                : Optional.empty();
    }

    /// The header that Jira would send for this body and secret.
    public static String sign(Body body, Secret secret) {
        return "sha256=" + HexFormat.of().formatHex(hmac(body, secret));
    }

    /// Tries every secret, matched or not, so that the time taken does not say which one it was.
    private static boolean anySigned(List<Secret> secrets, Body body, byte[] claimed) {
        boolean signed = false;
        for (Secret secret : secrets) {
            signed |= MessageDigest.isEqual(hmac(body, secret), claimed);
        }
        return signed;
    }

    private static byte[] hmac(Body body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(body.bytes());
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    /// Reads `X-Hub-Signature`: `method=digest`.
    ///
    /// Atlassian says the method left of `=` may change, so it is parsed, and only SHA-256 is
    /// taken, in upper or lower case. Neither case nor blanks are part of what is proven.
    static final class Signature {
        private static final Pattern SHA256 =
                Pattern.compile("sha256\\s*=\\s*([0-9a-f]{64})", Pattern.CASE_INSENSITIVE);

        private Signature() {}

        /// The digest that the header claims, if its method is on the allow-list.
        static Optional<byte[]> claimedDigest(@Nullable String header) {
            Matcher matcher = SHA256.matcher(header == null ? "" : header.strip());
            return matcher.matches()
                    ? Optional.of(HexFormat.of().parseHex(matcher.group(1)))
                    : Optional.empty();
        }
    }
}
