package io.sprintqueue.core.mapping;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.merge.FieldValue;

import java.util.ArrayList;
import java.util.Optional;

/// Limits a list of texts. A cut list ends in an element that says so.
///
/// @param elementsMax the most elements
/// @param bytesMax the most bytes of UTF-8 of all elements
/// @param elementBytesMax the most bytes of UTF-8 of one element
record TextList(int elementsMax, int bytesMax, int elementBytesMax) {
    /// A list that the configuration maps: there may be 24 of them.
    static final TextList MAPPED = new TextList(100, 1_500, FieldType.NAME_BYTES_MAX);

    /// Jira's labels: one has up to 255 characters, each of up to four bytes.
    static final TextList LABELS = new TextList(1_000, 26_000, 1_020);

    /// The list, or nothing if the JSON is not a list or an element has no label.
    Optional<FieldValue> read(JsonNode json) {
        if (!json.isArray()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        int bytes = 0;
        for (JsonNode element : json) {
            Optional<String> label = FieldType.label(element);
            if (label.isEmpty()) {
                return Optional.empty();
            }
            String text = BoundedText.cut(label.get(), elementBytesMax);
            bytes += BoundedText.bytes(text);
            texts.add(text);
            if (texts.size() > elementsMax || bytes > bytesMax) {
                cut(texts, bytes);
                break;
            }
        }
        return Optional.of(new FieldValue.Texts(texts));
    }

    /// Takes the last elements away until the mark has room.
    private void cut(ArrayList<String> texts, int bytes) {
        int left = bytes;
        while (texts.size() >= elementsMax || left > bytesMax - BoundedText.MARK_BYTES) {
            left -= BoundedText.bytes(texts.removeLast());
        }
        texts.add(BoundedText.MARK);
    }
}
