package io.sprintqueue.cli;

import io.sprintqueue.core.delivery.Secret;
import io.sprintqueue.core.delivery.SecretEncoding;
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
import java.util.function.Supplier;

/// The options that give the webhook secrets.
final class Secrets {
    /// The secret of a pipeline on this machine if none is given: it protects nothing, because the
    /// front listens on loopback only.
    static final Secret LOCAL = new Secret("local-development-only");

    /// The sites that have it.
    static final List<Site> LOCAL_SITES = List.of(Site.DEFAULT, new Site("datacenter"));

    private static final String VARIABLE = "SPRINTQUEUE_SECRET";

    @Option(
            names = "--secret",
            paramLabel = "[SITE=]SECRET",
            description =
                    "A webhook secret, of the site 'default' unless it names another; a secret with"
                            + " an equals sign needs its SITE=. Repeat it for two secrets of a"
                            + " site. Prefer a file or the environment variable SPRINTQUEUE_SECRET:"
                            + " process lists show options.")
    private List<String> given = new ArrayList<>();

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A file with the secret, or with JSON {site: secret | [secret…]}.")
    private @Nullable Path file;

    private final String nativeEncoding;

    Secrets() {
        this(System.getProperty("sun.jnu.encoding", "unknown"));
    }

    /// @param nativeEncoding the one in which arguments and environment were read, by its name
    Secrets(String nativeEncoding) {
        this.nativeEncoding = nativeEncoding;
    }

    /// The secrets from the options, else from the file, else from the environment, else the local
    /// one for the sites.
    ///
    /// @param environment where `SPRINTQUEUE_SECRET` may stand
    /// @param sites that get the local secret where none is given at all
    /// @throws IllegalArgumentException which names the source at fault and shows no secret
    SiteSecrets resolve(Map<String, String> environment, Iterable<Site> sites) {
        String text = environment.get(VARIABLE);
        if (!given.isEmpty()) {
            return from("--secret", this::fromOptions);
        }
        Path stored = file;
        if (stored != null) {
            byte[] bytes = read(stored);
            return from(
                    "--secret-file " + stored,
                    () -> SiteSecrets.parse(SecretEncoding.decode(bytes)));
        }
        if (text != null && !text.isBlank()) {
            return from(VARIABLE, () -> SiteSecrets.parse(readable(text)));
        }
        var local = new LinkedHashMap<Site, List<Secret>>();
        sites.forEach(site -> local.put(site, List.of(LOCAL)));
        return new SiteSecrets(local);
    }

    private static SiteSecrets from(String source, Supplier<SiteSecrets> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(source + ": " + refused.getMessage());
        }
    }

    /// The text, where the JVM has surely read it as it was given. Beyond ASCII that depends on the
    /// locale, which the shell or service manager that gave it may not share.
    private String readable(String text) {
        if (!isAscii(text) && !nativeEncoding.equalsIgnoreCase("UTF-8")) {
            throw new IllegalArgumentException(
                    "the webhook secret has characters beyond ASCII, which this locale reads as "
                            + nativeEncoding
                            + "; give it by --secret-file in UTF-8, or set LC_ALL=C.UTF-8");
        }
        return text;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(character -> character < 0x80);
    }

    private SiteSecrets fromOptions() {
        var bySite = new LinkedHashMap<Site, List<Secret>>();
        for (String each : given) {
            String text = SecretEncoding.stripped(readable(each));
            int equals = text.indexOf('=');
            Site site = Site.named(text.substring(0, Math.max(0, equals))).orElse(Site.DEFAULT);
            boolean named = equals > 0 && site.name().equals(text.substring(0, equals));
            bySite.computeIfAbsent(site, _ -> new ArrayList<>())
                    .add(new Secret(named ? text.substring(equals + 1) : text));
        }
        bySite.forEach(Secrets::checkCount);
        return new SiteSecrets(bySite);
    }

    private static void checkCount(Site site, List<Secret> secrets) {
        if (secrets.size() > SiteSecrets.SECRETS_MAX) {
            throw new IllegalArgumentException(
                    "given %d times for the site %s, at most %d"
                            .formatted(secrets.size(), site, SiteSecrets.SECRETS_MAX));
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("--secret-file cannot be read: " + file, failed);
        }
    }
}
