package io.sprintqueue.cli;

import io.sprintqueue.cli.SetupStep.Status;
import io.sprintqueue.client.OperationsClient;
import io.sprintqueue.client.RequestSigner;
import io.sprintqueue.jira.Account;
import io.sprintqueue.jira.JiraAdministration;
import io.sprintqueue.jira.JiraBoard;
import io.sprintqueue.jira.JiraException;
import io.sprintqueue.jira.JiraOverview;
import io.sprintqueue.jira.JiraSites;
import io.sprintqueue.jira.doctor.RateWatch;

import org.jspecify.annotations.Nullable;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Connects a Jira, step by step. Everything is looked at before anything is changed, and a step
/// that fails is the last.
///
/// @param agreed asks whether Jira may be changed
/// @param report is told of each step as it ends
record Setup(
        SetupInput input,
        boolean dryRun,
        BooleanSupplier agreed,
        Consumer<SetupStep> report,
        InstantSource clock) {
    /// A delivery of the last day proves a webhook that was not touched.
    private static final Duration RECENT = Duration.ofDays(1);

    /// Goes through the steps.
    ///
    /// @return whether nothing failed
    boolean run() {
        try (JiraOverview reader = JiraSites.overview(input.reader(), new RateWatch(), clock);
                JiraAdministration admin =
                        JiraSites.administration(input.admin(), new RateWatch(), clock)) {
            return run(reader, admin);
        } catch (JiraException | SetupFailed | UncheckedIOException failed) {
            report.accept(
                    new SetupStep("setup", Status.FAILED, String.valueOf(failed.getMessage())));
            return false;
        }
    }

    private boolean run(JiraOverview reader, JiraAdministration admin) {
        report.accept(account(reader));
        report.accept(administrator(admin));
        var readings = new SetupReadings(input, reader);
        List<JiraBoard> boards = readings.boards();
        SetupMapping mapping = readings.mapping(boards);
        var webhook = SetupWebhook.of(input, admin);
        SetupStep hook = webhook.isPossible() ? webhook.planned() : impossible(reader);
        var credentials = new CredentialsWriter(input.credentialsFile());
        boolean known = credentials.has(input.site(), input.reader());
        if (dryRun) {
            report.accept(mapping.planned());
            report.accept(hook);
            report.accept(credentials(known, Status.PLANNED));
            return true;
        }
        Optional<SetupProof> proof = proof(reader);
        report.accept(hook);
        if (webhook.changes()) {
            report.accept(register(webhook));
        }
        Instant registered = clock.instant();
        report.accept(mapping.apply());
        if (!known) {
            credentials.write(input.site(), input.reader());
        }
        report.accept(credentials(known, Status.DONE));
        if (!known && !isLocal(input.operationsUrl())) {
            report.accept(stored());
        }
        Instant since = webhook.changes() ? registered : registered.minus(RECENT);
        return proof.isEmpty()
                || prove(proof.get(), readings.filledSprints(boards), webhook.isPossible(), since);
    }

    private SetupStep account(JiraOverview reader) {
        Account account = reader.site().account();
        return new SetupStep(
                "reader",
                Status.OK,
                "%s reads %s, %s %s"
                        .formatted(
                                account.id(),
                                input.reader().url(),
                                reader.server().isCloud() ? "Cloud" : "Data Center",
                                reader.server().version()));
    }

    private static SetupStep administrator(JiraAdministration admin) {
        if (!admin.mayAdminister()) {
            throw new SetupFailed(
                    "the account of --admin-token-file may not administer Jira, so it cannot"
                            + " register webhooks");
        }
        return new SetupStep("administrator", Status.OK, "may register webhooks");
    }

    private SetupStep register(SetupWebhook webhook) {
        if (!agreed.getAsBoolean()) {
            throw new SetupFailed("nothing was changed");
        }
        return webhook.apply();
    }

    private static SetupStep impossible(JiraOverview reader) {
        return SetupWebhook.impossible(reader.server().version());
    }

    private SetupStep credentials(boolean known, Status otherwise) {
        return new SetupStep(
                "credentials",
                known ? Status.UNCHANGED : otherwise,
                "the reader's token is in " + input.credentialsFile());
    }

    private static boolean isLocal(@Nullable URI pipeline) {
        return pipeline != null && RequestSigner.isLocal(pipeline);
    }

    /// A pipeline on this machine takes the file over by itself.
    private SetupStep stored() {
        return new SetupStep(
                "credentials",
                Status.TO_DO,
                "on AWS, store them where sync reads them, now, and delete the file:\n"
                        + "  aws secretsmanager put-secret-value --secret-id <JiraCredentials>"
                        + " --secret-string file://"
                        + input.credentialsFile());
    }

    /// What will be waited for. A pipeline that does not answer is told before anything is changed.
    private Optional<SetupProof> proof(JiraOverview reader) {
        URI url = input.operationsUrl();
        if (url == null || input.patience().isZero()) {
            report.accept(
                    new SetupStep(
                            "pipeline",
                            Status.SKIPPED,
                            "nothing will be waited for; --operations-url names the pipeline"));
            return Optional.empty();
        }
        var pipeline = new OperationsClient(Target.http(), url, RequestSigner.of(url, null));
        report.accept(
                new SetupStep(
                        "pipeline",
                        Status.OK,
                        "%s is %s"
                                .formatted(url, pipeline.health().body().path("status").asText())));
        List<String> projects = input.configuration().sync().projects();
        var told = new ToldByWebhook(input.site(), projects, pipeline);
        return Optional.of(
                new SetupProof(input.site(), reader, told, pipeline, input.patience(), clock));
    }

    private boolean prove(SetupProof proof, List<String> sprints, boolean delivers, Instant since) {
        SetupStep filled = proof.sprintQueue(sprints);
        report.accept(filled);
        boolean arrived = !delivers || arrives(proof, since);
        return filled.status() != Status.FAILED && arrived;
    }

    private boolean arrives(SetupProof proof, Instant since) {
        if (proof.delivered(since).isEmpty()) {
            report.accept(
                    new SetupStep(
                            "delivery",
                            Status.TO_DO,
                            "edit any issue in Jira now, within " + input.patience()));
        }
        SetupStep delivery = proof.delivery(since);
        report.accept(delivery);
        return delivery.status() != Status.FAILED;
    }
}
