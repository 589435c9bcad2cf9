package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `X-Hub-Signature`: `method=digest`.
///
/// Atlassian says the method left of `=` may change, so it is parsed, and only `sha256` is taken.
final class Signature {
    private static final Pattern SHA256 = Pattern.compile("sha256=([0-9a-fA-F]{64})");

    private Signature() {}

    /// The digest that the header claims, where its method is on the allow-list.
    static Optional<byte[]> claimedDigest(@Nullable String header) {
        Matcher matcher = SHA256.matcher(header == null ? "" : header.strip());
        return matcher.matches()
                ? Optional.of(HexFormat.of().parseHex(matcher.group(1)))
                : Optional.empty();
    }
}
