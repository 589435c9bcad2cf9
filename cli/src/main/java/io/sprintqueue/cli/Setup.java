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

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
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
        } catch (JiraException | SetupFailed failed) {
            report.accept(new SetupStep("setup", Status.FAILED, ExitCode.explain(failed)));
            return false;
        }
    }

    private boolean run(JiraOverview reader, JiraAdministration admin) {
        report.accept(account(reader));
        report.accept(administrator(admin));
        var readings = new SetupReadings(input, reader);
        List<JiraBoard> boards = readings.boards();
        report.accept(readings.mapping(boards, dryRun));
        var webhook = SetupWebhook.of(input, admin);
        var credentials = new CredentialsWriter(input.credentialsFile());
        boolean known = credentials.has(input.site(), input.reader());
        if (dryRun) {
            report.accept(webhook.isPossible() ? webhook.planned() : impossible(reader));
            report.accept(credentials(known, Status.PLANNED));
            return true;
        }
        report.accept(webhook.isPossible() ? register(webhook) : impossible(reader));
        Instant registered = clock.instant();
        if (!known) {
            credentials.write(input.site(), input.reader());
        }
        report.accept(credentials(known, Status.DONE));
        return prove(
                readings,
                boards,
                webhook,
                webhook.changes() ? registered : registered.minus(RECENT));
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
        if (webhook.changes()) {
            report.accept(webhook.planned());
            if (!agreed.getAsBoolean()) {
                throw new SetupFailed("Jira was not changed");
            }
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

    private boolean prove(
            SetupReadings readings, List<JiraBoard> boards, SetupWebhook webhook, Instant since) {
        URI url = input.operationsUrl();
        if (url == null || input.patience().isZero()) {
            report.accept(
                    new SetupStep(
                            "delivery",
                            Status.SKIPPED,
                            "nothing is waited for; name the pipeline by --operations-url to have"
                                    + " the webhook proven"));
            return true;
        }
        var pipeline = new OperationsClient(Target.http(), url, RequestSigner.of(url, null));
        var told =
                new ToldByWebhook(input.site(), input.configuration().sync().projects(), pipeline);
        var proof =
                new SetupProof(
                        input.site(), readings.reader(), told, pipeline, input.patience(), clock);
        SetupStep filled = proof.sprintQueue(readings.filledSprints(boards));
        report.accept(filled);
        boolean arrived = !webhook.isPossible() || arrives(proof, since);
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
