package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.delivery.UserAgentPolicy.Mode;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads the settings that may differ by site; a section inherits what it leaves out.
final class SettingsReader {
    /// The keys of such a section.
    static final String[] KEYS = {"fields", "userAgent", "lanes"};

    private static final String URL = "url";

    /// The keys of a site's section.
    private static final String[] SITE_KEYS =
            Stream.concat(Stream.of(KEYS), Stream.of(URL)).toArray(String[]::new);

    private static final String[] LANES = {
        "alwaysInteractivePriorities",
        "alwaysInteractiveEvents",
        "bulkEvents",
        "bulkFlows",
        "bulkMarker"
    };

    private static final TextList ALLOW = TextList.ofTexts(1, 20, 200);
    private static final TextList NAMES = TextList.ofTexts(0, 20, 100);

    private SettingsReader() {}

    static SiteSettings read(Section section, SiteSettings inherited) {
        return new SiteSettings(
                FieldsReader.read(section.open("fields"), inherited.fields()),
                userAgent(section.section("userAgent", "mode", "allow"), inherited.userAgent()),
                lanes(section.section("lanes", LANES), inherited.lanes()),
                section.says(URL) ? JiraUrl.read(section, URL).orElse(null) : null);
    }

    static Map<Site, SiteSettings> readSites(Section sites, SiteSettings inherited) {
        var settings = new LinkedHashMap<Site, SiteSettings>();
        for (String name : sites.keys()) {
            SiteSettings own = read(sites.section(name, SITE_KEYS), inherited);
            Optional<Site> site = Site.named(name);
            if (site.isPresent()) {
                settings.put(site.get(), own);
            } else {
                sites.report(
                        name,
                        Quoted.value(name)
                                + " is not a site name; write 1 to 32 of a-z, 0-9 and"
                                + " -");
            }
        }
        return settings;
    }

    private static UserAgentPolicy userAgent(Section section, UserAgentPolicy inherited) {
        return new UserAgentPolicy(
                mode(section).orElse(inherited.mode()),
                ALLOW.read(section, "allow").orElse(inherited.allow()));
    }

    private static Optional<Mode> mode(Section section) {
        return new Scalars(section)
                .word("mode", "mode; one of observe, enforce")
                .flatMap(word ->
                        switch (word) {
                            case "observe" -> Optional.of(Mode.OBSERVE);
                            case "enforce" -> Optional.of(Mode.ENFORCE);
                            default -> {
                                section.report(
                                        "mode",
                                        Quoted.value(word)
                                                + " is not a mode; one of observe, enforce");
                                yield Optional.empty();
                            }
                        });
    }

    private static LanePolicy lanes(Section section, LanePolicy inherited) {
        return new LanePolicy(
                NAMES.read(section, "alwaysInteractivePriorities")
                        .map(Set::copyOf)
                        .orElse(inherited.alwaysInteractivePriorities()),
                NAMES.read(section, "alwaysInteractiveEvents")
                        .orElse(inherited.alwaysInteractiveEvents()),
                NAMES.read(section, "bulkEvents").orElse(inherited.bulkEvents()),
                NAMES.read(section, "bulkFlows").map(Set::copyOf).orElse(inherited.bulkFlows()),
                new Scalars(section).truth("bulkMarker", inherited.bulkMarker()));
    }
}
