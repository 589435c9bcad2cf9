import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program that is told of a change and reads the item: `docs/consumers.md` says why so.
///
///     java docs/Consumer.java http://127.0.0.1:7070 '{"entity":"default#issue-20011",
///         "issueKey":"default#ORBIT-1","revision":"7","change":"MODIFY"}'
class Consumer {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        // In your program this is a table that is kept: entity → the highest revision handled.
        Map<String, Long> handled = new java.util.HashMap<>();
        for (int event = 1; event < arguments.length; event++) {
            System.out.println(handle(URI.create(arguments[0]), arguments[event], handled));
        }
    }

    static String handle(URI api, String event, Map<String, Long> handled) throws Exception {
        String entity = text(event, "entity");
        long told = Long.parseLong(text(event, "revision"));
        if (told <= handled.getOrDefault(entity, 0L)) {
            return "skipped, revision " + told + " is not new"; // It came twice, or late.
        }
        String[] issue = entity.split("#issue-", 2); // The site, and the issue's id.
        HttpResponse<String> item = get(api.resolve("/ops/items/" + issue[0] + "/" + issue[1]));
        String key = text(event, "issueKey").split("#", 2)[1];
        return switch (item.statusCode()) {
            case 200 -> {
                // What was read may be newer than the event: remember what was read.
                handled.put(entity, Long.parseLong(text(item.body(), "revision")));
                yield key + ": " + text(item.body(), "status") + ", "
                        + text(item.body(), "summary");
            }
            case 410 -> key + ": deleted, or hidden with its project; remove it";
            case 404 -> key + ": unknown, or not to be seen; remove it";
            default -> throw new IllegalStateException("try again later: " + item.statusCode());
        };
    }

    /// Deployed, the request is signed here, with `AwsV4HttpSigner` of the AWS SDK for the service
    /// `execute-api`. The pipeline on one machine takes it as it is.
    private static HttpResponse<String> get(URI uri) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The first member of that name. Use your JSON library.
    private static String text(String json, String name) {
        Matcher found =
                Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(-?\\d+))")
                        .matcher(json);
        if (!found.find()) {
            throw new IllegalArgumentException("no " + name + " in " + json);
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
