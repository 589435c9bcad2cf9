package io.sprintqueue.core.config;

import io.sprintqueue.core.config.Configuration.Limits;
import io.sprintqueue.core.config.Configuration.Redrive;
import io.sprintqueue.core.config.Configuration.Retry;
import io.sprintqueue.core.config.Configuration.SiteSettings;
import io.sprintqueue.core.config.Scalars.Bounds;

import java.time.Duration;

/// Reads the whole configuration file and reports every problem.
public final class ConfigurationReader {
    private ConfigurationReader() {}

    /// The configuration without a file.
    public static Configuration defaults() {
        return Defaults.CONFIGURATION;
    }

    /// Reads the text of a file.
    ///
    /// @param fileName how messages call the file
    public static ConfigurationResult read(String yaml, String fileName) {
        var problems = new Problems(fileName);
        YamlNode tree = YamlTree.read(yaml, problems);
        Section root =
                Section.root(
                        tree, problems, "defaults", "limits", "retry", "health", "sync", "sites");
        Configuration configuration = read(root, defaults());
        return problems.count() == 0
                ? new ConfigurationResult.Valid(configuration, problems.warningsByLine())
                : new ConfigurationResult.Invalid(problems.byLine());
    }

    private static Configuration read(Section root, Configuration fallback) {
        SiteSettings settings =
                SettingsReader.read(
                        root.section("defaults", SettingsReader.KEYS), fallback.defaults());
        Section limitsSection = root.section("limits", LimitsReader.KEYS);
        Limits limits = LimitsReader.read(limitsSection, fallback.limits());
        Retry retry =
                RetryReader.read(
                        root.section("retry", "base", "factor", "cap", "redrive"),
                        fallback.retry());
        if (limits.eventAge().compareTo(longestWay(retry.redrive())) < 0) {
            limitsSection.warn(
                    "eventAge",
                    ("after all retries an event may be %s old, and would be ignored; make eventAge"
                                    + " longer than that")
                            .formatted(Bounds.shown(longestWay(retry.redrive()))));
        }
        return new Configuration(
                settings,
                SettingsReader.readSites(root.open("sites"), settings),
                limits,
                retry,
                HealthReader.read(root.section("health", "backlogAge", "quiet"), fallback.health()),
                SyncReader.read(root.section("sync", SyncReader.KEYS), fallback.sync()));
    }

    /// How long Jira's own retries and our redrives can keep an event on its way.
    private static Duration longestWay(Redrive redrive) {
        Duration way = LimitsReader.JIRA_RETRIES_MAX;
        Duration wait = redrive.base();
        for (int cycle = 0; cycle < redrive.cycles(); cycle++) {
            way = way.plus(wait.compareTo(redrive.cap()) < 0 ? wait : redrive.cap());
            wait = wait.multipliedBy(redrive.factor());
        }
        return way;
    }
}
