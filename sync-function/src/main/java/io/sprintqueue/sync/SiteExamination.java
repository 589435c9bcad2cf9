package io.sprintqueue.sync;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.sprintqueue.core.config.Configuration;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.doctor.Doctor;
import io.sprintqueue.jira.doctor.Facts.Ours;
import io.sprintqueue.jira.doctor.FindingsJson;
import io.sprintqueue.jira.doctor.Seen;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.Optional;

/// Doctor from where sync runs: with its network, its clock and the credentials that it reads. What
/// only an administrator or the operations API sees is left out.
record SiteExamination(
        Configuration configuration, CredentialsSource credentials, InstantSource clock) {
    /// The findings as JSON, or why there are none.
    String answer(String name) {
        Optional<Site> site = Site.named(name);
        try {
            Optional<JiraCredentials> known = site.flatMap(one -> credentials.read().of(one));
            return known.isPresent()
                    ? examine(site.get(), known.get())
                    : error("the secret JiraCredentials has none of that site");
        } catch (IllegalArgumentException bad) {
            return error(bad.getMessage());
        }
    }

    private static String error(@Nullable String why) {
        return JsonNodeFactory.instance.objectNode().put("error", why).toString();
    }

    private String examine(Site site, JiraCredentials known) {
        var ours =
                new Ours(
                        known,
                        configuration.of(site),
                        configuration.sync(),
                        null,
                        configuration.health().quiet(),
                        clock.instant());
        var doctor = new Doctor(ours, Optional.empty(), Optional.empty(), clock);
        return FindingsJson.of(
                        site, doctor.examine(_ -> new Seen.NotAsked<>("needs the operations API")))
                .toString();
    }
}
