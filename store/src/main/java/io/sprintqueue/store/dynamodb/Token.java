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
    private static final int SORT_KEY_BYTES_MAX = 1_024;

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

    /// Where the list continues, if places in it are sort keys: DynamoDB refuses longer ones.
    ///
    /// @throws IllegalArgumentException as [#decode] does, and if the place is too long
    static String decodeKey(String token, String list, Pattern last) {
        String place = decode(token, list, last);
        if (place.getBytes(StandardCharsets.UTF_8).length > SORT_KEY_BYTES_MAX) {
            throw malformed();
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

    static IllegalArgumentException malformed() {
        return new IllegalArgumentException("next is not a token of any list");
    }
}
