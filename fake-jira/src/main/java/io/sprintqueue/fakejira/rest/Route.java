package io.sprintqueue.fakejira.rest;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// An endpoint and where it is found.
record Route(String method, Pattern path, Function<Call, Answer> endpoint) {
    /// Makes the route of a template.
    ///
    /// @param template a path in which each `{}` stands for one part, and `{v}` for a version of
    ///     the API that has wiki text
    static Route of(String method, String template, Function<Call, Answer> endpoint) {
        String pattern = template.replace("{v}", "(?:2|latest)").replace("{}", "([^/]+)");
        return new Route(method, Pattern.compile(pattern + "/?"), endpoint);
    }

    /// What the open parts of the path are, where it is this one.
    Optional<List<String>> match(String requested) {
        Matcher matcher = path.matcher(requested);
        return matcher.matches() ? Optional.of(groups(matcher)) : Optional.empty();
    }

    private static List<String> groups(MatchResult match) {
        return IntStream.rangeClosed(1, match.groupCount()).mapToObj(match::group).toList();
    }
}
