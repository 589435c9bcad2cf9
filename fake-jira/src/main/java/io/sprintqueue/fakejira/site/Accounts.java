package io.sprintqueue.fakejira.site;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The accounts of the site, by their tokens.
public final class Accounts {
    private final Map<String, Account> byToken = new LinkedHashMap<>();

    Accounts() {}

    /// Adds the account, or replaces the one with its token.
    public Account put(Account account) {
        byToken.put(account.token(), account);
        return account;
    }

    /// Replaces the account with the token by what becomes of it.
    public void change(String token, UnaryOperator<Account> change) {
        put(change.apply(Optional.ofNullable(byToken.get(token)).orElseThrow()));
    }

    /// The account with the token, unless it has expired.
    public Optional<Account> withToken(String token, Instant now) {
        return Optional.ofNullable(byToken.get(token)).filter(one -> !one.isExpired(now));
    }

    /// Every account.
    public List<Account> all() {
        return List.copyOf(byToken.values());
    }
}
