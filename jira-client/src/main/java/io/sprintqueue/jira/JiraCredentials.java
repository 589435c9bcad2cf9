package io.sprintqueue.jira;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// How one site's Jira is reached, and who reads there. It never prints its token.
///
/// @param kind decides where the token may go and how it is shown to Jira
/// @param url the address that all requests start with; no other is ever asked
/// @param email of the account; only a [Kind#TOKEN] and a [Kind#SCOPED] token need it
/// @param token what proves the account
/// @param expiresAt when the token ends, as far as known
public record JiraCredentials(
        Kind kind, URI url, @Nullable String email, String token, @Nullable Instant expiresAt) {
    private static final String GATEWAY_HOST = "api.atlassian.com";
    private static final String GATEWAY_START = "/ex/jira/";
    private static final Pattern GATEWAY_PATH =
            Pattern.compile(
                    GATEWAY_START
                            + "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/?");

    private static final int TOKEN_LENGTH_MAX = 4_000;

    /// The kinds of token.
    public enum Kind {
        /// A classic API token of a Cloud account.
        TOKEN,
        /// An API token with scopes: Atlassian's gateway alone takes it.
        SCOPED,
        /// A token of a service account, at the gateway too.
        SERVICE_ACCOUNT,
        /// A personal access token of Data Center.
        PAT;

        /// Reads what `toString` wrote.
        public static Optional<Kind> parse(String text) {
            for (Kind kind : values()) {
                if (kind.toString().equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @throws IllegalArgumentException which shows nothing of the token
    public JiraCredentials {
        if (token.isBlank()
                || token.length() > TOKEN_LENGTH_MAX
                || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("the token has no characters, too many or odd ones");
        }
        checkAddress(url);
        boolean basic = kind == Kind.TOKEN || kind == Kind.SCOPED;
        if (basic && (email == null || email.isBlank() || email.contains(":"))) {
            throw new IllegalArgumentException("a token of kind " + kind + " needs its email");
        }
        boolean gateway = kind == Kind.SCOPED || kind == Kind.SERVICE_ACCOUNT;
        if (gateway && !isGateway(url)) {
            throw new IllegalArgumentException(
                    "a token of kind "
                            + kind
                            + " goes to https://api.atlassian.com/ex/jira/<cloud id> alone");
        }
    }

    /// The value of the header `Authorization`.
    String authorization() {
        return switch (kind) {
            case TOKEN, SCOPED ->
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString(
                                            (email + ":" + token).getBytes(StandardCharsets.UTF_8));
            case SERVICE_ACCOUNT, PAT -> "Bearer " + token;
        };
    }

    /// The host whose rate all that ask it share.
    public String host() {
        return url.getHost().toLowerCase(Locale.ROOT);
    }

    /// The address of Atlassian's gateway to a site; a site on loopback is its own gateway.
    ///
    /// @param url of the site itself
    static URI gateway(URI url, String cloudId) {
        String path = GATEWAY_START + cloudId;
        if (!GATEWAY_PATH.matcher(path).matches()) {
            throw new JiraException(
                    JiraException.Kind.UNEXPECTED, "GET /_edge/tenant_info: it has no cloud id");
        }
        return isLoopback(url.getHost())
                ? url.resolve(path)
                : URI.create("https://" + GATEWAY_HOST + path);
    }

    /// @throws IllegalArgumentException where no request may go there
    static void checkAddress(URI url) {
        String host = url.getHost();
        if (host == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw new IllegalArgumentException("the url is not https://host or https://host/path");
        }
        boolean plain = "http".equals(url.getScheme()) && isLoopback(host);
        if (!plain && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("the url must be https; http is for loopback alone");
        }
    }

    /// Whether an address is that of Atlassian's gateway to a site.
    public static boolean isGateway(URI url) {
        String host = String.valueOf(url.getHost());
        return GATEWAY_PATH.matcher(url.getRawPath()).matches()
                && (host.equals(GATEWAY_HOST) || isLoopback(host));
    }

    private static boolean isLoopback(String host) {
        return host.equals("127.0.0.1") || host.equals("[::1]") || host.equals("localhost");
    }

    @Override
    public String toString() {
        return "JiraCredentials[" + kind + ", " + url + "]";
    }
}
