package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.util.List;

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

    /// Takes each part at its first place, which is never worse than a later one: no backtracking,
    /// whatever the header holds.
    private static boolean matches(String pattern, String userAgent) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return userAgent.equals(pattern);
        }
        if (!userAgent.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int index = 1; index < parts.length - 1; index++) {
            int found = userAgent.indexOf(parts[index], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[index].length();
        }
        return userAgent.length() - at >= last.length() && userAgent.endsWith(last);
    }
}
