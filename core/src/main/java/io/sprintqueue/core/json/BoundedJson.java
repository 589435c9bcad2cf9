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

/// Reads JSON within bounds, so that no body costs more than its size.
public final class BoundedJson {
    /// Arrays and objects nested deeper than this are refused; Jira's own bodies stay below 20.
    public static final int DEPTH_MAX = 500;

    private static final int NUMBER_LENGTH_MAX = 1_000;
    private static final int TEXT_LENGTH_MAX = 25_000_000;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEPTH_MAX)
                                    .maxNumberLength(NUMBER_LENGTH_MAX)
                                    .maxStringLength(TEXT_LENGTH_MAX)
                                    .build())
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(FACTORY)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .build();

    private BoundedJson() {}

    /// Opens a stream of tokens over the bytes.
    public static JsonParser tokens(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    /// Reads one whole value; what follows it is not looked at.
    public static JsonNode tree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /// The mapper for JSON that Sprintqueue writes and reads itself.
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /// Says what is wrong without quoting the text, which may hold what must not be shown.
    public static String problem(JsonProcessingException refused) {
        var place = refused.getLocation();
        String where = place == null ? "" : " at byte " + place.getByteOffset();
        return refused instanceof StreamConstraintsException
                ? "beyond the limits of depth or length" + where
                : "not well-formed JSON" + where;
    }
}
