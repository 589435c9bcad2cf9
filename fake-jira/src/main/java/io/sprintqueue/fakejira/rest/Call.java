package io.sprintqueue.fakejira.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

import io.sprintqueue.fakejira.site.Account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A request that has found its endpoint.
///
/// @param parts of the path, where the route leaves them open
/// @param account of the caller, or nothing where Jira does not know them
record Call(Request request, List<String> parts, Optional<Account> account, Instant now) {
    private static final ObjectMapper JSON = new ObjectMapper();

    String part(int index) {
        return parts.get(index);
    }

    Optional<String> query(String name) {
        return request.query().getOrDefault(name, List.of()).stream().findFirst();
    }

    /// Every value of a parameter, which may be given several times and with commas.
    List<String> list(String name) {
        return request.query().getOrDefault(name, List.of()).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// A number that is not negative, or another where it is missing or none.
    int number(String name, int otherwise) {
        return query(name)
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElse(otherwise);
    }

    /// The body, missing where it is no JSON.
    JsonNode json() {
        try {
            return JSON.readTree(request.body());
        } catch (JsonProcessingException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /// The texts of an array.
    static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
