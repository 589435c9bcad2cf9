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

/// The credentials of every site that sync reads; a site without any is fed by webhooks alone. A bad
/// entry stops its own site and no other.
///
/// @param problems why the entries of other sites cannot be used; they show no token
/// @param unnamed how many entries have a name that is no site's
public record SiteCredentials(
        Map<Site, JiraCredentials> bySite, Map<Site, String> problems, int unnamed) {
    private static final ObjectReader STRICT =
            BoundedJson.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public SiteCredentials {
        bySite = Map.copyOf(bySite);
        problems = Map.copyOf(problems);
    }

    /// Those without a bad entry.
    public SiteCredentials(Map<Site, JiraCredentials> bySite) {
        this(bySite, Map.of(), 0);
    }

    /// Reads the text of the stored secret: JSON `{site: {kind, url, email, token, expiresAt}}`, or
    /// nothing at all, as it is generated at deployment.
    ///
    /// @throws IllegalArgumentException where it is no JSON object at all; it shows no token
    public static SiteCredentials parse(String stored) {
        String text = stored.strip();
        if (text.isEmpty()) {
            return new SiteCredentials(Map.of());
        }
        var bySite = new TreeMap<Site, JiraCredentials>();
        var problems = new TreeMap<Site, String>();
        int unnamed = 0;
        for (Map.Entry<String, JsonNode> entry : object(text).properties()) {
            Optional<Site> site = Site.named(entry.getKey());
            if (site.isEmpty()) {
                unnamed++;
                continue;
            }
            try {
                bySite.put(site.get(), credentials(entry.getValue()));
            } catch (IllegalArgumentException refused) {
                problems.put(site.get(), String.valueOf(refused.getMessage()));
            }
        }
        return new SiteCredentials(bySite, problems, unnamed);
    }

    /// The same, where no entry is bad.
    ///
    /// @throws IllegalArgumentException where one is; it shows no token
    public SiteCredentials whole() {
        if (unnamed > 0) {
            throw new IllegalArgumentException("Jira credentials: a name is no site's name");
        }
        problems.keySet().forEach(this::of);
        return this;
    }

    /// Those of one site; nothing where it has no entry.
    ///
    /// @throws IllegalArgumentException where its entry is bad; it shows no token
    public Optional<JiraCredentials> of(Site site) {
        String problem = problems.get(site);
        if (problem != null) {
            throw new IllegalArgumentException(
                    "Jira credentials of '%s': %s".formatted(site, problem));
        }
        return Optional.ofNullable(bySite.get(site));
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

    private static JiraCredentials credentials(JsonNode json) {
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
