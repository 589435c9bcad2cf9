package io.sprintqueue.core.delivery;

/// Patterns in which `*` stands for any text.
final class Wildcards {
    private Wildcards() {}

    /// Takes each part at its first place, which is never worse than a later one: no backtracking,
    /// whatever the text holds.
    static boolean matches(String pattern, String text) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return text.equals(pattern);
        }
        if (!text.startsWith(parts[0])) {
            return false;
        }
        int at = parts[0].length();
        for (int index = 1; index < parts.length - 1; index++) {
            int found = text.indexOf(parts[index], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[index].length();
        }
        return text.length() - at >= last.length() && text.endsWith(last);
    }
}
