package io.sprintqueue.conventions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// As much of Markdown as the rules need.
final class Markdown {
    private static final Pattern FENCE = Pattern.compile("\\s*(```|~~~).*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} .*");
    private static final Pattern LINK = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern EXPLICIT = Pattern.compile("<a (?:id|name)=\"([^\"]+)\"");

    private Markdown() {}

    /// The lines outside of fenced code.
    static Stream<TextFile.Line> prose(TextFile document) {
        List<TextFile.Line> prose = new ArrayList<>();
        boolean code = false;
        for (TextFile.Line line : document.lines().toList()) {
            if (FENCE.matcher(line.text()).matches()) {
                code = !code;
            } else if (!code) {
                prose.add(line);
            }
        }
        return prose.stream();
    }

    static Stream<String> headings(TextFile document) {
        return prose(document).map(TextFile.Line::text).filter(HEADING.asMatchPredicate());
    }

    /// The fragments a link may name, made of the headings as GitHub does.
    static Set<String> anchors(TextFile document) {
        var anchors = new HashSet<String>();
        var seen = new HashMap<String, Integer>();
        headings(document)
                .map(Markdown::anchor)
                .forEach(anchor -> {
                    int count = seen.merge(anchor, 1, Integer::sum);
                    anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
                });
        prose(document)
                .flatMap(line -> EXPLICIT.matcher(line.text()).results())
                .forEach(result -> anchors.add(result.group(1)));
        return anchors;
    }

    private static String anchor(String heading) {
        String words = LINK.matcher(heading.replaceFirst("#+", "").strip()).replaceAll("$1");
        return words.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
                .replace(' ', '-');
    }
}
