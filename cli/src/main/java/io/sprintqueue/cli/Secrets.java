package io.sprintqueue.cli;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.delivery.SiteSecrets;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The options that give the webhook secrets.
final class Secrets {
    /// What a pipeline on this machine uses when no secret is given: it guards nothing, since the
    /// front listens on loopback only.
    static final Secret LOCAL = new Secret("local-development-only");

    @Option(
            names = "--secret",
            paramLabel = "[SITE=]SECRET",
            description =
                    "A webhook secret, of the site 'default' where none is named; a secret that has"
                            + " an equals sign needs its SITE=. Give it twice for two secrets of a"
                            + " site. Better in a file or in the environment variable"
                            + " SPRINTQUEUE_SECRET, where no process list shows it.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file with the secret, or with JSON {site: secret | [secret…]}.")
    private @Nullable Path file;

    /// The secrets from the options, else from the file, else from the environment, else the local
    /// one for the sites.
    ///
    /// @param environment where `SPRINTQUEUE_SECRET` may stand
    /// @param sites that get the local secret where none is given at all
    SiteSecrets resolve(Map<String, String> environment, Iterable<Site> sites) {
        String text = environment.get("SPRINTQUEUE_SECRET");
        if (!given.isEmpty()) {
            return fromOptions();
        }
        if (file != null) {
            return SiteSecrets.parse(read(file));
        }
        if (text != null && !text.isBlank()) {
            return SiteSecrets.parse(text.strip());
        }
        var local = new LinkedHashMap<Site, List<Secret>>();
        sites.forEach(site -> local.put(site, List.of(LOCAL)));
        return new SiteSecrets(local);
    }

    private SiteSecrets fromOptions() {
        var bySite = new LinkedHashMap<Site, List<Secret>>();
        for (String each : given) {
            int equals = each.indexOf('=');
            Site site = Site.named(each.substring(0, Math.max(0, equals))).orElse(Site.DEFAULT);
            boolean named = equals > 0 && site.name().equals(each.substring(0, equals));
            bySite.computeIfAbsent(site, _ -> new ArrayList<>())
                    .add(new Secret(named ? each.substring(equals + 1) : each));
        }
        bySite.forEach(Secrets::checkCount);
        return new SiteSecrets(bySite);
    }

    private static void checkCount(Site site, List<Secret> secrets) {
        if (secrets.size() > SiteSecrets.SECRETS_MAX) {
            throw new IllegalArgumentException(
                    "--secret is given %d times for the site %s, at most %d"
                            .formatted(secrets.size(), site, SiteSecrets.SECRETS_MAX));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException("--secret-file cannot be read: " + file, failed);
        }
    }
}
