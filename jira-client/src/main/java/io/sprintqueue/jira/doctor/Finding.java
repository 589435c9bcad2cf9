package io.sprintqueue.jira.doctor;

/// What one check came to.
///
/// @param seen what was seen, for people
/// @param fix what to do about it; empty where nothing is to be done
public record Finding(Check check, Verdict verdict, String seen, String fix) {
    /// How bad it is.
    public enum Verdict {
        OK,
        /// It works, and will not for long or not as expected.
        WARNING,
        WRONG,
        /// It could not be looked at.
        UNKNOWN
    }

    static Finding ok(Check check, String seen) {
        return new Finding(check, Verdict.OK, seen, "");
    }

    static Finding wrong(Check check, String seen, String fix) {
        return new Finding(check, Verdict.WRONG, seen, fix);
    }

    static Finding warning(Check check, String seen, String fix) {
        return new Finding(check, Verdict.WARNING, seen, fix);
    }

    static Finding unknown(Check check, String why) {
        return new Finding(check, Verdict.UNKNOWN, why, "");
    }
}
