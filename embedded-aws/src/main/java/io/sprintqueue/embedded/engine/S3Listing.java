package io.sprintqueue.embedded.engine;

import org.jspecify.annotations.Nullable;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A question for one page of a bucket's keys, version 2.
///
/// @param after the keys are greater than this
/// @param urlEncoded whether keys are to be encoded as in a URL
record S3Listing(String prefix, String after, int keysMax, boolean urlEncoded) {
    private static final int PAGE = 1_000;
    private static final Set<String> KNOWN =
            Set.of(
                    "list-type",
                    "encoding-type",
                    "prefix",
                    "start-after",
                    "continuation-token",
                    "max-keys");

    /// What the request asks for; nothing if it requests anything else.
    static Optional<S3Listing> asked(EngineRequest request) {
        Map<String, String> query = query(request.query());
        if (!request.method().equals("GET")
                || !KNOWN.containsAll(query.keySet())
                || !query.getOrDefault("list-type", "").equals("2")
                || !query.getOrDefault("encoding-type", "url").equals("url")) {
            return Optional.empty();
        }
        String token = query.get("continuation-token");
        String keysMax = query.getOrDefault("max-keys", String.valueOf(PAGE));
        return Optional.of(
                new S3Listing(
                        query.getOrDefault("prefix", ""),
                        token == null
                                ? query.getOrDefault("start-after", "")
                                : new String(
                                        Base64.getUrlDecoder().decode(token),
                                        StandardCharsets.UTF_8),
                        Math.min(Integer.parseInt(keysMax), PAGE),
                        query.containsKey("encoding-type")));
    }

    /// The page in XML.
    String answer(String bucket, Blobs objects) {
        String folder = bucket + "/";
        List<String> keys =
                objects.names(folder + prefix, folder + after)
                        .limit(keysMax + 1L)
                        .map(name -> name.substring(folder.length()))
                        .toList();
        boolean truncated = keys.size() > keysMax;
        List<String> page = truncated ? keys.subList(0, keysMax) : keys;
        String next =
                truncated
                        ? "<NextContinuationToken>%s</NextContinuationToken>"
                                .formatted(token(page.getLast()))
                        : "";
        return page.stream()
                .map(key -> "<Contents><Key>" + encoded(key) + "</Key></Contents>")
                .collect(
                        Collectors.joining(
                                "",
                                "<ListBucketResult>%s<IsTruncated>%s</IsTruncated>"
                                        .formatted(
                                                urlEncoded
                                                        ? "<EncodingType>url</EncodingType>"
                                                        : "",
                                                truncated),
                                next + "</ListBucketResult>"));
    }

    private static Map<String, String> query(@Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            Arrays.stream(raw.split("&"))
                    .map(part -> part.split("=", 2))
                    .forEach(part -> query.put(part[0], part.length < 2 ? "" : decoded(part[1])));
        }
        return query;
    }

    private static String token(String key) {
        return Base64.getUrlEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private String encoded(String key) {
        return urlEncoded
                ? URLEncoder.encode(key, StandardCharsets.UTF_8)
                : key.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
