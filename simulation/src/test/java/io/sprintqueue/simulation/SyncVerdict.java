package io.sprintqueue.simulation;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Envelope;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.outcome.Decision;
import io.sprintqueue.fakejira.rest.Answer;
import io.sprintqueue.fakejira.rest.Request;
import io.sprintqueue.fakejira.rest.RestApi;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.work.SampleSite;
import io.sprintqueue.jira.SnapshotBodies;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.ProjectVisibility;
import io.sprintqueue.store.sync.Job;
import io.sprintqueue.store.sync.JobState;
import io.sprintqueue.store.sync.JobStates;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What must be true when everything has come to rest, and sync has had its time.
record SyncVerdict(SyncWorld world, Choices choices) {
    void pronounce() {
        world.checkIfQuiet();
        if (world.queues.size() > 0) {
            world.ledger.violated("a queue is not empty in the end");
        }
        world.ledger.unsettled().stream()
                .findFirst()
                .ifPresent(event -> world.ledger.violated("accepted and never settled: " + event));
        checkJobs();
        if (!world.bug.changesTheMerge()) {
            checkMerge();
        }
        Site site = site();
        site.issues().current().forEach(this::checkIssue);
        site.issues().deleted().forEach(issue -> checkHidden(issue, "deleted"));
        checkOrder();
    }

    private Site site() {
        return world.jira.fake().site();
    }

    /// Each job has ended well within the last day.
    private void checkJobs() {
        Instant dayAgo = world.agenda.instant().minus(Duration.ofHours(25));
        for (JobState state : new JobStates(world.cells).of(SimulatedJira.SITE)) {
            Instant due = state.job() == Job.FILL ? Instant.MIN : dayAgo;
            Instant lastGood = state.lastGood();
            if (lastGood == null || lastGood.isBefore(due) || state.problem() != null) {
                world.ledger.violated(
                        "%s stands still: %s".formatted(state.job(), state.problem()));
            }
        }
    }

    /// What took effect takes the same effect in any other order.
    private void checkMerge() {
        world.ledger
                .facts()
                .forEach((entity, facts) -> {
                    var left = new ArrayList<>(facts);
                    State joined = State.EMPTY;
                    while (!left.isEmpty()) {
                        joined = joined.join(left.remove(choices.below(left.size())).delta());
                    }
                    if (!joined.equals(world.ledger.held(entity))) {
                        world.ledger.violated("another order gives another state: " + entity);
                    }
                });
    }

    private void checkIssue(Issue issue) {
        Account account = world.sight.account();
        Project project = site().project(issue.project());
        if (!account.sees(project)) {
            return;
        }
        if (!account.sees(issue) || project.lifecycle() != Project.Lifecycle.LIVE) {
            checkHidden(issue, "not seen");
            return;
        }
        State held = held(issue);
        if (!isShown(held)) {
            world.ledger.violated(issue.key() + " is seen and not shown");
            return;
        }
        State expected = expected(issue);
        checkUnseen(issue, held, expected);
        expected.registers()
                .forEach((name, register) -> {
                    Register known = held.registers().get(name);
                    if (known == null || !same(known.value(), register.value())) {
                        world.ledger.violated(
                                "%s of %d is %s, and in Jira %s"
                                        .formatted(
                                                name,
                                                issue.id(),
                                                known == null ? "unknown" : known.value(),
                                                register.value()));
                    }
                });
    }

    /// What the account does not see is as the newest webhook says.
    private void checkUnseen(Issue issue, State held, State expected) {
        var key = new EntityKey(SimulatedJira.SITE, Entity.issue(Long.toString(issue.id())));
        world.ledger.facts().getOrDefault(key, List.of()).stream()
                .filter(fact -> fact.said().whole())
                .max(Comparator.comparing(fact -> fact.said().at()))
                .ifPresent(newest ->
                        newest.delta().registers().keySet().stream()
                                .filter(name -> !expected.registers().containsKey(name))
                                .filter(name ->
                                        !held.value(name).equals(newest.delta().value(name)))
                                .forEach(name ->
                                        world.ledger.violated(
                                                "%s of %d is %s, and the account does not see it"
                                                        .formatted(
                                                                name,
                                                                issue.id(),
                                                                held.value(name)))));
    }

    /// A person is the same under another name.
    private static boolean same(FieldValue one, FieldValue other) {
        if (one instanceof FieldValue.User(var id, _)
                && other instanceof FieldValue.User(var otherId, _)) {
            return String.valueOf(id).equals(String.valueOf(otherId));
        }
        return one.equals(other);
    }

    private State held(Issue issue) {
        return world.state(Entity.issue(Long.toString(issue.id())));
    }

    private boolean isShown(State held) {
        return !held.registers().isEmpty()
                && !held.deleted()
                && !new ProjectVisibility(world.table, SimulatedJira.SITE).hides(held);
    }

    private void checkHidden(Issue issue, String why) {
        Project project = site().project(issue.project());
        if (world.sight.account().sees(project) && isShown(held(issue))) {
            world.ledger.violated("%s is %s and shown".formatted(issue.key(), why));
        }
    }

    /// What a reading of the issue would say.
    private State expected(Issue issue) {
        Entity entity = Entity.issue(Long.toString(issue.id()));
        Instant now = world.agenda.instant();
        Body body = SnapshotBodies.issue(asked("/rest/api/2/issue/" + issue.id()), fields(), now);
        if (RoutingPass.of(body, Origin.SYNC) instanceof Routing.Routed(var facts, _)) {
            Envelope envelope = Envelope.ofReading(SimulatedJira.SITE, entity, body, facts, now);
            return Decision.of(State.EMPTY, envelope, body, world.configuration, now).after();
        }
        throw new IllegalStateException("a reading that is none");
    }

    private Set<String> fields() {
        var seen = new TreeSet<String>();
        asked("/rest/api/2/field").forEach(field -> seen.add(field.path("id").asText()));
        seen.retainAll(world.configuration.of(SimulatedJira.SITE).fields().jiraFields());
        return seen;
    }

    /// What Jira answers to the account.
    private JsonNode asked(String path) {
        String login = world.sight.account().person().email() + ":" + SampleSite.READER_TOKEN;
        String basic =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var request = new Request("GET", path, Map.of(), Map.of("authorization", basic), "");
        Answer answer = new RestApi(site()).answer(request, world.jira.now());
        if (answer.status() != 200 || answer.body() == null) {
            throw new IllegalStateException(path + ": " + answer.status());
        }
        return answer.body();
    }

    /// The queue of each open sprint is in Jira's order.
    private void checkOrder() {
        site().sprints().stream()
                .filter(Sprint::isOpen)
                .filter(sprint -> site().board(sprint.board()).filter(this::isSeen).isPresent())
                .forEach(this::checkOrder);
    }

    private boolean isSeen(Board board) {
        return world.sight.account().sees(board) && isLive(board.project());
    }

    private boolean isSeen(Issue issue) {
        return world.sight.account().sees(issue) && isLive(issue.project());
    }

    private boolean isLive(long project) {
        return site().project(project).lifecycle() == Project.Lifecycle.LIVE;
    }

    private void checkOrder(Sprint sprint) {
        List<String> theirs =
                site().issues()
                        .current()
                        .filter(issue -> issue.plan().sprints().contains(sprint.id()))
                        .filter(this::isSeen)
                        .sorted(Comparator.comparing(issue -> issue.plan().rank()))
                        .map(issue -> Long.toString(issue.id()))
                        .toList();
        Set<String> seen =
                site().issues()
                        .current()
                        .filter(this::isSeen)
                        .map(issue -> Long.toString(issue.id()))
                        .collect(Collectors.toSet());
        String id = Long.toString(sprint.id());
        List<String> ours =
                world.table.sprintIssues(SimulatedJira.SITE, id, 200, null).elements().stream()
                        .map(ranked -> ranked.issue().key().entity().id())
                        .filter(seen::contains)
                        .toList();
        if (!ours.equals(theirs)) {
            world.ledger.violated("sprint %s is %s, and in Jira %s".formatted(id, ours, theirs));
        }
    }
}
