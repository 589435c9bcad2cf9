package io.sprintqueue.fakejira.jql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of a query, taken one after the other.
final class Tokens {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'((?:[^'\\\\]|\\\\.)*)'"
                            + "|(<=|>=|!=|!~|[=<>~(),])|([^\\s=<>~!(),\"']+))");

    private final List<Token> tokens = new ArrayList<>();
    private int next;

    /// @param quoted whether it stood in quotation marks, and so is no word of the language
    record Token(String text, boolean quoted) {
        boolean is(String word) {
            return !quoted && text.equalsIgnoreCase(word);
        }
    }

    Tokens(String jql) {
        Matcher matcher = TOKEN.matcher(jql);
        int at = 0;
        while (at < jql.stripTrailing().length()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw new JqlProblem(
                        "Error in the JQL Query: The character '%c' is a reserved JQL character."
                                .formatted(jql.charAt(at)));
            }
            at = matcher.end();
            tokens.add(token(matcher));
        }
    }

    private static Token token(Matcher matcher) {
        for (int quoted = 1; quoted <= 2; quoted++) {
            if (matcher.group(quoted) != null) {
                return new Token(matcher.group(quoted).replaceAll("\\\\(.)", "$1"), true);
            }
        }
        String mark = matcher.group(3);
        return new Token(mark != null ? mark : matcher.group(4), false);
    }

    boolean isEmpty() {
        return next == tokens.size();
    }

    boolean peek(String word) {
        return !isEmpty() && tokens.get(next).is(word);
    }

    /// Takes the word where it is next.
    boolean take(String word) {
        boolean there = peek(word);
        if (there) {
            next++;
        }
        return there;
    }

    /// Takes the word, which must be next.
    void expect(String word) {
        if (!take(word)) {
            throw new JqlProblem(
                    "Error in the JQL Query: Expecting '%s' but got '%s'."
                            .formatted(
                                    word.toUpperCase(Locale.ROOT),
                                    isEmpty() ? "the end of the query" : tokens.get(next).text));
        }
    }

    Token take() {
        if (isEmpty()) {
            throw new JqlProblem("Error in the JQL Query: It ends too soon.");
        }
        return tokens.get(next++);
    }
}
