package io.sprintqueue.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.IOException;

/// Parses JSON within limits, so that no body costs out of proportion to its size.
public final class BoundedJson {
    /// Arrays and objects nested deeper than this are refused; Jira's own bodies stay below 20.
    public static final int DEPTH_MAX = 500;

    /// A tree of more tokens than this is refused: a value of two bytes can take 70 in memory, and
    /// a batch reads ten bodies in parallel. Jira's own bodies have one in 12 bytes.
    public static final int TREE_TOKENS_MAX = 800_000;

    private static final int NUMBER_LENGTH_MAX = 1_000;
    private static final int TEXT_LENGTH_MAX = 25_000_000;

    private static final StreamReadConstraints STREAM =
            StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH_MAX)
                    .maxNumberLength(NUMBER_LENGTH_MAX)
                    .maxStringLength(TEXT_LENGTH_MAX)
                    .build();

    private static final JsonFactory STREAMS = factory(STREAM);

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(factory(STREAM.rebuild().maxTokenCount(TREE_TOKENS_MAX).build()))
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private BoundedJson() {}

    private static JsonFactory factory(StreamReadConstraints constraints) {
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /// Opens a stream of tokens over the bytes.
    public static JsonParser tokens(byte[] json) throws IOException {
        return STREAMS.createParser(json);
    }

    /// Reads one whole value and ignores what follows it.
    public static JsonNode tree(byte[] json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (ArithmeticException | NumberFormatException beyondAnyDecimal) {
            throw new StreamConstraintsException("a number with too large an exponent");
        }
    }

    /// The mapper for JSON that Sprintqueue writes and reads itself.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// Whether UTF-8 can hold the text: JSON may escape half of a character, which no store takes.
    public static boolean isWellFormed(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                if (Character.charCount(text.codePointAt(index)) == 1) {
                    return false;
                }
                index++;
            }
        }
        return true;
    }

    /// The text, or as much of its beginning as has that many characters, never half of one.
    public static String cut(String text, int lengthMax) {
        if (text.length() <= lengthMax) {
            return text;
        }
        boolean halved = Character.isHighSurrogate(text.charAt(lengthMax - 1));
        return text.substring(0, halved ? lengthMax - 1 : lengthMax);
    }

    /// Says what is wrong without quoting the text, which may hold what must not be shown.
    ///
    /// @param refused from reading bytes in memory, where nothing but the bytes can be at fault
    public static String problem(IOException refused) {
        var place = refused instanceof JsonProcessingException json ? json.getLocation() : null;
        String where = place == null ? "" : " at byte " + place.getByteOffset();
        return refused instanceof StreamConstraintsException
                ? "beyond the limits of depth, length or number" + where
                : "not well-formed JSON" + where;
    }
}
