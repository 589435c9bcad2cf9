package io.sprintqueue.core.delivery;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Which clients may deliver. The signature is the proof; this is a second check.
///
/// @param mode what happens to a client that is not on the list
/// @param allow patterns in which `*` stands for any text
public record UserAgentPolicy(Mode mode, List<String> allow) {
    /// `OBSERVE` lets it in, counted and alarmed, because a change at Atlassian must not lose
    /// everything; `ENFORCE` refuses it.
    public enum Mode {
        OBSERVE,
        ENFORCE
    }

    public UserAgentPolicy {
        allow = List.copyOf(allow);
    }

    public boolean allows(@Nullable String userAgent) {
        return userAgent != null
                && allow.stream().anyMatch(each -> Wildcards.matches(each, userAgent));
    }
}
