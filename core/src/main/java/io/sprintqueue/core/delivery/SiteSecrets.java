package io.sprintqueue.core.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.sprintqueue.core.json.BoundedJson;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every active secret of every site: the current one and, while it is being rotated, the previous.
///
/// @param bySite the sites that may send, each with at least one secret
public record SiteSecrets(Map<Site, List<Secret>> bySite) {
    /// With more secrets per site each delivery would pay for needless HMACs.
    public static final int SECRETS_MAX = 5;

    private static final ObjectReader STRICT =
            BoundedJson.mapper()
                    .reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    public SiteSecrets {
        bySite = Map.copyOf(bySite);
    }

    /// The site's secrets, current first; none for a site that may not send.
    public List<Secret> of(Site site) {
        return bySite.getOrDefault(site, List.of());
    }

    public Set<Site> sites() {
        return bySite.keySet();
    }

    /// Reads the text of the stored secret: JSON `{site: secret | [current, previous…]}`, or else
    /// the secret of the site `default` itself, as it is generated at deployment.
    ///
    /// @throws IllegalArgumentException which names the site at fault and shows no secret, nor what
    ///     stands instead of a site's name and is none: it may be a secret
    public static SiteSecrets parse(String stored) {
        String text = SecretEncoding.stripped(stored);
        if (text.startsWith("[") || text.startsWith("\"")) {
            throw new IllegalArgumentException(
                    "the webhook secret starts as a JSON list or text; write the secret itself,"
                            + " or an object {site: secret}");
        }
        if (!text.startsWith("{")) {
            return new SiteSecrets(Map.of(Site.DEFAULT, List.of(new Secret(text))));
        }
        try {
            return fromObject(STRICT.readTree(text));
        } catch (MismatchedInputException refused) {
            throw new IllegalArgumentException(
                    "the webhook secret names something twice, or goes on after its last }");
        } catch (JsonProcessingException refused) {
            throw new IllegalArgumentException(
                    "the webhook secret starts with { but is " + BoundedJson.problem(refused));
        }
    }

    private static SiteSecrets fromObject(JsonNode object) {
        var bySite = new HashMap<Site, List<Secret>>();
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            int place = bySite.size() + 1;
            Site site =
                    Site.named(entry.getKey())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "webhook secret: name "
                                                    + place
                                                    + " is not a site's name"));
            bySite.put(site, secrets(site, entry.getValue()));
        }
        if (bySite.isEmpty()) {
            throw new IllegalArgumentException("the webhook secret names no site");
        }
        return new SiteSecrets(bySite);
    }

    private static List<Secret> secrets(Site site, JsonNode value) {
        var secrets = new ArrayList<Secret>();
        for (JsonNode element : value.isArray() ? value : List.of(value)) {
            secrets.add(secret(site, element));
        }
        if (secrets.isEmpty() || secrets.size() > SECRETS_MAX) {
            throw problem(site, "must have 1 to " + SECRETS_MAX + " secrets");
        }
        return List.copyOf(secrets);
    }

    private static Secret secret(Site site, JsonNode element) {
        if (!element.isTextual()) {
            throw problem(site, "has a secret that is not text");
        }
        try {
            return new Secret(element.textValue());
        } catch (IllegalArgumentException refused) {
            throw problem(site, "has no usable secret: " + refused.getMessage());
        }
    }

    private static IllegalArgumentException problem(Site site, String what) {
        return new IllegalArgumentException("webhook secret: '" + site + "' " + what);
    }

    @Override
    public String toString() {
        return "SiteSecrets" + bySite.keySet();
    }
}
