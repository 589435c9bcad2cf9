package io.sprintqueue.cli;

import java.io.StringWriter;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Catches the address that a command announces before it runs until it is interrupted.
final class Announcement extends StringWriter {
    private final Pattern pattern;
    private final CompletableFuture<URI> url = new CompletableFuture<>();

    /// @param beginning what stands before the address
    Announcement(String beginning) {
        pattern = Pattern.compile(Pattern.quote(beginning) + "(\\S+)\\s[\\s\\S]*Ctrl-C");
    }

    CompletableFuture<URI> url() {
        return url;
    }

    @Override
    public void flush() {
        Matcher matcher = pattern.matcher(toString());
        if (matcher.find()) {
            url.complete(URI.create(matcher.group(1)));
        }
    }
}
