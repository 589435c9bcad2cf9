package io.sprintqueue.core.delivery;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which clients may deliver; the signature is the proof, this is a second look.
///
/// @param mode what happens to a client that is not on the list
/// @param allow patterns in which `*` stands for any text
public record UserAgentPolicy(Mode mode, List<String> allow) {
    /// `OBSERVE` lets it in, counted and alarmed, since one change at Atlassian must not lose
    /// everything; `ENFORCE` refuses it.
    public enum Mode {
        OBSERVE,
        ENFORCE
    }

    public UserAgentPolicy {
        allow = List.copyOf(allow);
    }

    public boolean allows(@Nullable String userAgent) {
        return userAgent != null && allow.stream().anyMatch(each -> matches(each, userAgent));
    }

    private static boolean matches(String pattern, String userAgent) {
        String[] parts = pattern.split("\\*", -1);
        var expression = new StringBuilder();
        for (int index = 0; index < parts.length; index++) {
            expression.append(index == 0 ? "" : ".*").append(Pattern.quote(parts[index]));
        }
        return Pattern.matches(expression.toString(), userAgent);
    }
}
