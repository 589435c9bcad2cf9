package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/// Pages by offset, as Jira's lists other than searches have them.
final class Pages {
    private Pages() {}

    /// The page that the call asks for, with its rows under `values`.
    ///
    /// @param most how many rows a page has at most
    static ObjectNode values(Call call, List<? extends JsonNode> all, int most) {
        int start = Math.min(call.number("startAt", 0), all.size());
        int size = size(call, most);
        int end = Math.min(start + size, all.size());
        ObjectNode page = Shapes.object();
        page.put("maxResults", size);
        page.put("startAt", start);
        page.put("total", all.size());
        page.put("isLast", end == all.size());
        ArrayNode values = page.putArray("values");
        all.subList(start, end).forEach(values::add);
        return page;
    }

    /// How many rows a page has: as many as asked for, 50 at first, and not more than the most.
    static int size(Call call, int most) {
        return Math.min(most, call.number("maxResults", Math.min(50, most)));
    }
}
