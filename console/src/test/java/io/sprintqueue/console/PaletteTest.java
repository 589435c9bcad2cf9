package io.sprintqueue.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of the style sheet are far enough apart, in both themes, as WCAG 2.2 wants it at
/// level AA: 4.5 for text, 3 for what is drawn.
class PaletteTest {
    private static final Pattern COLOUR =
            Pattern.compile("--([a-z-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)");
    private static final Map<String, String[]> COLOURS = colours();

    @ParameterizedTest
    @CsvSource({
        "ink, paper, 4.5",
        "ink, card, 4.5",
        "ink, calm-back, 4.5",
        "quiet, paper, 4.5",
        "quiet, card, 4.5",
        "accent, paper, 4.5",
        "accent, card, 4.5",
        "accent, calm-back, 4.5",
        "on-accent, accent, 4.5",
        "good, good-back, 4.5",
        "warn, warn-back, 4.5",
        "bad, bad-back, 4.5",
        "bar, card, 3",
        "rest, card, 3",
        "rest, paper, 3",
        "good, card, 3"
    })
    void colours_are_far_enough_apart(String front, String back, double least) {
        for (int theme : new int[] {0, 1}) {
            assertThat(contrast(colour(front, theme), colour(back, theme)))
                    .as("%s on %s, %s", front, back, theme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static String colour(String name, int theme) {
        String[] both = COLOURS.get(name);
        assertThat(both).as("colour " + name).isNotNull();
        return both[theme];
    }

    private static Map<String, String[]> colours() {
        var colours = new HashMap<String, String[]>();
        Matcher matcher = COLOUR.matcher(Templates.STYLE);
        while (matcher.find()) {
            colours.put(matcher.group(1), new String[] {matcher.group(2), matcher.group(3)});
        }
        return colours;
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String hex) {
        byte[] rgb = HexFormat.of().parseHex(hex);
        return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    }

    private static double linear(byte channel) {
        double share = (channel & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
