package io.sprintqueue.fakejira.site;

import java.time.Duration;
import java.time.ZoneId;

/// What holds for a site from its start.
///
/// @param baseUrl how the site calls itself in every link
/// @param zone of the site: webhooks write dates in it
/// @param locale in which the site names its statuses
/// @param ranksAreTold whether a new rank touches `updated` and sends a webhook
/// @param closingIsTold whether closing or deleting a sprint does so for the issues that leave it
public record SiteSettings(
        Dialect dialect,
        String baseUrl,
        ZoneId zone,
        String locale,
        boolean ranksAreTold,
        boolean closingIsTold) {
    /// How long a sprint lasts.
    static final Duration SPRINT = Duration.ofDays(14);

    /// A site that tells all that it can.
    public static SiteSettings of(Dialect dialect, String baseUrl) {
        return new SiteSettings(dialect, baseUrl, ZoneId.of("Europe/Zurich"), "en_US", true, true);
    }

    /// The same site, which keeps quiet about ranks and about the ends of sprints.
    public SiteSettings quiet() {
        return new SiteSettings(dialect, baseUrl, zone, locale, false, false);
    }
}
