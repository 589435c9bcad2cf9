package io.sprintqueue.fakejira.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Site;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// Who asks. Jira does not refuse a token that has expired: the caller becomes a stranger, who is
/// answered 200 with nothing wherever strangers may ask. Only a header tells.
final class Authentication {
    private static final String REASON = "X-Seraph-LoginReason";
    private static final String USER = "X-AUSERNAME";

    private final Site site;

    Authentication(Site site) {
        this.site = site;
    }

    /// The caller.
    ///
    /// @param refused whether nothing at all is answered
    /// @param headers what the answer says of the caller
    record Caller(Optional<Account> account, boolean refused, Map<String, String> headers) {}

    /// @param gateway whether the request came by Atlassian's gateway
    Caller of(Request request, boolean gateway, Instant now) {
        Optional<String> header = request.header("Authorization");
        Optional<Account> account =
                header.flatMap(text -> account(text, now))
                        .filter(one -> one.is(Trait.SCOPED) == gateway);
        if (account.isPresent()) {
            return new Caller(account, false, known(account.get()));
        }
        boolean scopedOnSite = header.flatMap(text -> account(text, now)).isPresent();
        return new Caller(Optional.empty(), gateway || scopedOnSite, unknown(header.isPresent()));
    }

    /// Cloud's tokens come as Basic with the person's mail, or by the gateway as Bearer; those of
    /// Data Center as Bearer, and passwords as Basic with the person's name.
    private Optional<Account> account(String header, Instant now) {
        if (header.startsWith("Bearer ")) {
            return site.accounts()
                    .withToken(header.substring(7).strip(), now)
                    .filter(one -> !site.dialect().isCloud() || one.is(Trait.SCOPED));
        }
        if (!header.startsWith("Basic ")) {
            return Optional.empty();
        }
        String decoded = decoded(header.substring(6).strip());
        int colon = decoded.indexOf(':');
        return site.accounts()
                .withToken(decoded.substring(colon + 1), now)
                .filter(one -> colon > 0 && isNameOf(decoded.substring(0, colon), one));
    }

    private boolean isNameOf(String given, Account account) {
        return given.equalsIgnoreCase(
                site.dialect().isCloud() ? account.person().email() : account.person().name());
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return "";
        }
    }

    private Map<String, String> known(Account account) {
        return site.dialect().isCloud()
                ? Map.of("X-AACCOUNTID", URLEncoder.encode(account.person().id(), UTF_8))
                : Map.of(REASON, "OK", USER, account.person().name());
    }

    private Map<String, String> unknown(boolean failed) {
        if (site.dialect().isCloud()) {
            return failed ? Map.of(REASON, "AUTHENTICATED_FAILED") : Map.of();
        }
        return failed
                ? Map.of(REASON, "AUTHENTICATED_FAILED", USER, "anonymous")
                : Map.of(USER, "anonymous");
    }
}
