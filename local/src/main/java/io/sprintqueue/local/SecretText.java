package io.sprintqueue.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.SiteSecrets;
import io.sprintqueue.core.json.BoundedJson;

/// Writes secrets as they are kept in Secrets Manager.
final class SecretText {
    private SecretText() {}

    /// JSON `{site: [secret…]}`.
    static String of(SiteSecrets secrets) {
        ObjectNode json = BoundedJson.mapper().createObjectNode();
        secrets.bySite()
                .forEach((site, ofSite) -> {
                    var list = json.putArray(site.name());
                    ofSite.forEach(secret -> list.add(secret.value()));
                });
        return json.toString();
    }
}
