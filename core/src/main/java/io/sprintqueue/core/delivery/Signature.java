package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `X-Hub-Signature`: `method=digest`.
///
/// Atlassian says the method left of `=` may change, so it is parsed, and only SHA-256 is accepted,
/// in upper or lower case. Case and blanks make no difference to the proof.
final class Signature {
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
