package io.sprintqueue.cli;

import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

import java.util.Map;

/// Colours for the words that an operator looks for. A table cell or a line that consists of such a
/// word has its colour.
final class Paint {
    static final Paint NONE = new Paint(false);

    private static final Map<String, Style> STYLES =
            Map.ofEntries(
                    Map.entry("APPLIED", Style.fg_green),
                    Map.entry("RETRYING", Style.fg_yellow),
                    Map.entry("DEAD", Style.fg_red),
                    Map.entry("ok", Style.fg_green),
                    Map.entry("degraded", Style.fg_yellow),
                    Map.entry("stalled", Style.fg_red),
                    Map.entry("down", Style.fg_red),
                    Map.entry("ACTIVE", Style.fg_yellow),
                    Map.entry("DONE", Style.fg_green),
                    Map.entry("problem", Style.fg_red),
                    Map.entry("warning", Style.fg_yellow));

    private final boolean coloured;

    Paint(boolean coloured) {
        this.coloured = coloured;
    }

    /// In colours if the output is a terminal that supports them, unless they are switched off.
    static Paint ofTerminal() {
        return new Paint(Ansi.AUTO.enabled());
    }

    /// The text, in the colour of its word.
    String of(String text) {
        Style style = coloured ? STYLES.get(text.strip()) : null;
        return style == null ? text : style.on() + text + style.off();
    }
}
