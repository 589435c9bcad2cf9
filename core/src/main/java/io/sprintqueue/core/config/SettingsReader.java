package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.delivery.LanePolicy;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.UserAgentPolicy;
import io.sprintqueue.core.delivery.UserAgentPolicy.Mode;
import io.sprintqueue.core.provenance.People;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the settings that may differ by site; a section inherits what it leaves out.
final class SettingsReader {
    /// The keys of such a section.
    static final String[] KEYS = {"fields", "userAgent", "lanes", "people"};

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
                oneOf(section, "people", "choice", People.values()).orElse(inherited.people()),
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
                oneOf(section, "mode", "mode", Mode.values()).orElse(inherited.mode()),
                ALLOW.read(section, "allow").orElse(inherited.allow()));
    }

    /// One of the constants, written in lower case.
    ///
    /// @param what how a message calls it
    private static <E extends Enum<E>> Optional<E> oneOf(
            Section section, String key, String what, E[] values) {
        String choices = what + "; one of " + words(values);
        return new Scalars(section)
                .word(key, choices)
                .flatMap(word -> {
                    Optional<E> named =
                            Stream.of(values).filter(value -> word(value).equals(word)).findFirst();
                    if (named.isEmpty()) {
                        section.report(key, Quoted.value(word) + " is not a " + choices);
                    }
                    return named;
                });
    }

    private static String words(Enum<?>[] values) {
        return Stream.of(values).map(SettingsReader::word).collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
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
