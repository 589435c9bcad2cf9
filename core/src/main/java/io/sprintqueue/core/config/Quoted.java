package io.sprintqueue.core.config;

/// Shows a text of the file in a message: never long, and never able to move the cursor.
final class Quoted {
    static final int VALUE_LENGTH_MAX = 100;
    static final int KEY_LENGTH_MAX = 50;

    private Quoted() {}

    /// A value, in quotes.
    static String value(String text) {
        return "'" + shown(text, VALUE_LENGTH_MAX) + "'";
    }

    /// Text from someone else's message.
    static String plain(String text) {
        return shown(text, VALUE_LENGTH_MAX);
    }

    /// A key as a step of a path.
    static String key(String text) {
        return shown(text, KEY_LENGTH_MAX);
    }

    private static String shown(String text, int lengthMax) {
        var shown = new StringBuilder();
        text.codePoints()
                .limit(lengthMax)
                .forEach(codePoint -> {
                    if (isHarmless(codePoint)) {
                        shown.appendCodePoint(codePoint);
                    } else {
                        shown.append("\\u{%x}".formatted(codePoint));
                    }
                });
        return text.codePointCount(0, text.length()) > lengthMax ? shown + "…" : shown.toString();
    }

    private static boolean isHarmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    false;
            default -> true;
        };
    }
}
