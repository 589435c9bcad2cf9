package io.sprintqueue.store.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Says where a list continues, and of which list it speaks.
///
/// @param list names the query
/// @param last the place of the last element before
record Token(String list, String last) {
    private static final char SEPARATOR = '\n';

    String encode() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((list + SEPARATOR + last).getBytes(StandardCharsets.UTF_8));
    }

    /// Where the list continues.
    ///
    /// @param last how a place in that list looks
    /// @throws IllegalArgumentException if the token is malformed or of another list
    static String decode(String token, String list, Pattern last) {
        String text = new String(bytes(token), StandardCharsets.UTF_8);
        int separator = text.indexOf(SEPARATOR);
        String place = text.substring(separator + 1);
        if (separator < 0 || !last.matcher(place).matches()) {
            throw malformed();
        }
        if (!text.substring(0, separator).equals(list)) {
            throw new IllegalArgumentException("next is the token of another list");
        }
        return place;
    }

    private static byte[] bytes(String token) {
        try {
            return Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException _) {
            throw malformed();
        }
    }

    private static IllegalArgumentException malformed() {
        return new IllegalArgumentException("next is not a token of any list");
    }
}
