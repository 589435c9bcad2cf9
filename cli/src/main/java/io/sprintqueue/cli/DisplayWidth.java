package io.sprintqueue.cli;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// How many columns of a terminal a text takes: two for a character of East Asia or an emoji, none
/// for a mark that combines with the one before it.
final class DisplayWidth {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final String ELLIPSIS = "…";
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final Pattern WIDE =
            Pattern.compile(
                    "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsBopomofo}"
                            + "\\u3000-\\u303E\\uFF01-\\uFF60\\uFFE0-\\uFFE6]");
    private static final Pattern HALF_WIDTH = Pattern.compile("[\\uFF61-\\uFFDC]");
    private static final Pattern WITHOUT_WIDTH = Pattern.compile("[\\p{Mn}\\p{Me}\\p{Cf}]");

    private DisplayWidth() {}

    static int of(String text) {
        return CHARACTER
                .matcher(text)
                .results()
                .mapToInt(match -> ofCharacter(match.group()))
                .sum();
    }

    /// The text, or its beginning with an ellipsis where it is wider.
    static String cut(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        var cut = new StringBuilder();
        int left = width - of(ELLIPSIS);
        for (MatchResult match : CHARACTER.matcher(text).results().toList()) {
            left -= ofCharacter(match.group());
            if (left < 0) {
                break;
            }
            cut.append(match.group());
        }
        return cut + ELLIPSIS;
    }

    /// The text with blanks behind it.
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - of(text)));
    }

    private static int ofCharacter(String character) {
        int first = character.codePointAt(0);
        String begin = Character.toString(first);
        if (WITHOUT_WIDTH.matcher(begin).matches()) {
            return 0;
        }
        return Character.isEmojiPresentation(first)
                        || character.indexOf(EMOJI_SELECTOR) > 0
                        || isWide(begin)
                ? 2
                : 1;
    }

    private static boolean isWide(String character) {
        return WIDE.matcher(character).matches() && !HALF_WIDTH.matcher(character).matches();
    }
}
