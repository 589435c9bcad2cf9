package io.sprintqueue.embedded.sqs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// An operation on one entry, alone or in a batch.
///
/// @param <T> an entry that was read
/// @param <R> what comes of it
interface EntryWork<T, R> {
    /// "A single message batch request can include a maximum of 10 messages."
    int ENTRIES_MAX = 10;

    /// "A batched message ID can have up to 80 characters: alphanumeric characters, hyphens (-),
    /// and underscores (_)."
    Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    /// Reads an entry.
    ///
    /// @throws SqsException if the entry is refused
    T read(Fields entry);

    /// Does it with all that were not refused, in their order.
    List<R> act(List<T> entries);

    /// Says what came of an entry.
    ///
    /// @throws SqsException if what came of it is a failure
    ObjectNode answer(T entry, R result);

    default ObjectNode one(Fields request) {
        T entry = read(request);
        return answer(entry, act(List.of(entry)).getFirst());
    }

    default ObjectNode batch(Fields request) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        var successful = answer.putArray("Successful");
        var failed = answer.putArray("Failed");
        Map<String, T> read = new LinkedHashMap<>();
        for (Fields entry : entries(request)) {
            String id = entry.required("Id");
            try {
                read.put(id, read(entry));
            } catch (SqsException refused) {
                failed.add(failure(id, refused));
            }
        }
        List<R> results = act(new ArrayList<>(read.values()));
        int index = 0;
        for (Map.Entry<String, T> entry : read.entrySet()) {
            try {
                ObjectNode success = answer(entry.getValue(), results.get(index++));
                successful.add(success.put("Id", entry.getKey()));
            } catch (SqsException refused) {
                failed.add(failure(entry.getKey(), refused));
            }
        }
        return answer;
    }

    private static List<Fields> entries(Fields request) {
        List<Fields> entries = request.items("Entries");
        if (entries.isEmpty()) {
            throw SqsError.EMPTY_BATCH.because("There should be at least one entry.");
        }
        if (entries.size() > ENTRIES_MAX) {
            throw SqsError.TOO_MANY_ENTRIES.because(
                    "Maximum number of entries per request are %d. You have sent %d."
                            .formatted(ENTRIES_MAX, entries.size()));
        }
        Set<String> ids = new HashSet<>();
        for (Fields entry : entries) {
            String id = entry.required("Id");
            if (!ID.matcher(id).matches()) {
                throw SqsError.INVALID_ENTRY_ID.because(
                        "A batch entry id can only contain alphanumeric characters, hyphens and"
                                + " underscores. It can be at most 80 letters long.");
            }
            if (!ids.add(id)) {
                throw SqsError.ENTRY_IDS_NOT_DISTINCT.because("Id " + id + " repeated.");
            }
        }
        return entries;
    }

    private static ObjectNode failure(String id, SqsException refused) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Id", id)
                .put("SenderFault", refused.error().isSenderFault())
                .put("Code", refused.error().queryCode())
                .put("Message", refused.getMessage());
    }
}
