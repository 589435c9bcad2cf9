package io.sprintqueue.jira;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.core.time.JiraTime;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The credentials of every site that sync reads; a site without any is fed by webhooks alone.
public record SiteCredentials(Map<Site, JiraCredentials> bySite) {
    private static final ObjectReader STRICT =
            BoundedJson.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public SiteCredentials {
        bySite = Map.copyOf(bySite);
    }

    /// Reads the text of the stored secret: JSON `{site: {kind, url, email, token, expiresAt}}`, or
    /// nothing at all, as it is generated at deployment.
    ///
    /// @throws IllegalArgumentException which names the site at fault and shows no token
    public static SiteCredentials parse(String stored) {
        String text = stored.strip();
        if (text.isEmpty()) {
            return new SiteCredentials(Map.of());
        }
        var bySite = new TreeMap<Site, JiraCredentials>();
        for (Map.Entry<String, JsonNode> entry : object(text).properties()) {
            Site site =
                    Site.named(entry.getKey())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "Jira credentials: a name is no site's name"));
            bySite.put(site, credentials(site, entry.getValue()));
        }
        return new SiteCredentials(bySite);
    }

    private static JsonNode object(String text) {
        try {
            JsonNode json = STRICT.readTree(text);
            if (!json.isObject()) {
                throw new IllegalArgumentException("Jira credentials are no JSON object {site: …}");
            }
            return json;
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException(
                    "Jira credentials are " + BoundedJson.problem(refused));
        }
    }

    private static JiraCredentials credentials(Site site, JsonNode json) {
        try {
            return new JiraCredentials(
                    JiraCredentials.Kind.parse(json.path("kind").asText())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "kind is not token, scoped, service-account or pat")),
                    address(json.path("url").asText()),
                    json.path("email").textValue(),
                    json.path("token").asText(),
                    Optional.ofNullable(json.path("expiresAt").textValue())
                            .flatMap(JiraTime::instant)
                            .orElse(null));
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(
                    "Jira credentials of '" + site + "': " + refused.getMessage());
        }
    }

    /// The parser's own message would quote what stands in the address's place.
    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("the url is none");
        }
    }

    @Override
    public String toString() {
        return "SiteCredentials" + bySite.keySet();
    }
}
