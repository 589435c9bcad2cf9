package io.sprintqueue.core.readmodel;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.event.JiraEvent;
import io.sprintqueue.core.event.JiraEvent.Issue;
import io.sprintqueue.core.mapping.Coverage;
import io.sprintqueue.core.mapping.FieldMapping;
import io.sprintqueue.core.mapping.FieldReadings;
import io.sprintqueue.core.mapping.FieldRule;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What an issue's body says of the sprint that the issue is in, or of its project. Lists show it
/// of sprints and projects that are older than the installation, and so have sent no event.
///
/// @param stamp of the body; a higher one takes the place of a lower one as a whole
/// @param state registers of that stamp alone
public record Mention(Entity about, Stamp stamp, State state) {
    /// The mentions that are worth keeping: of the sprint where the issue comes into another one,
    /// of the project where its id or key changes, and of both with the first body that this
    /// version reads of the issue.
    ///
    /// @param before the state of the issue without the event
    /// @param delta what the event says
    /// @param after the state with the event
    public static List<Mention> of(
            State before, State delta, State after, JiraEvent event, FieldMapping mapping) {
        return issue(event)
                .map(issue ->
                        Stream.concat(
                                        sprint(before, delta, after, issue, mapping).stream(),
                                        project(before, delta, after, issue).stream())
                                .toList())
                .orElse(List.of());
    }

    private static Optional<Issue> issue(JiraEvent event) {
        return switch (event) {
            case JiraEvent.IssueChanged(_, Issue issue) -> Optional.of(issue);
            case JiraEvent.IssueInTransition(_, Issue issue, _) -> Optional.of(issue);
            case JiraEvent.IssueTouched(_, var partial, _) -> Optional.ofNullable(partial);
            case JiraEvent.IssueDeleted _,
                    JiraEvent.IssueSeen _,
                    JiraEvent.SprintChanged _,
                    JiraEvent.SprintDeleted _,
                    JiraEvent.ProjectChanged _,
                    JiraEvent.ProjectDeleted _,
                    JiraEvent.Stateless _ ->
                    Optional.empty();
        };
    }

    private static Optional<Mention> sprint(
            State before, State delta, State after, Issue issue, FieldMapping mapping) {
        return news(Fields.SPRINT, before, delta, after)
                .flatMap(news ->
                        mapping.rules().stream()
                                .filter(rule -> rule.register().equals(Fields.SPRINT))
                                .flatMap(rule -> rule.currentSprint(issue.fields()).stream())
                                .findFirst()
                                .map(said ->
                                        new Mention(
                                                Entity.sprint(said.path("id").asText()),
                                                news.stamp(),
                                                Projection.SPRINT,
                                                said)));
    }

    private static Optional<Mention> project(State before, State delta, State after, Issue issue) {
        return news(Fields.PROJECT_ID, before, delta, after)
                .or(() -> news(Fields.PROJECT_KEY, before, delta, after))
                .flatMap(news ->
                        delta.text(Fields.PROJECT_ID)
                                .filter(Entity::isId)
                                .map(id ->
                                        new Mention(
                                                Entity.project(id),
                                                news.stamp(),
                                                Projection.PROJECT,
                                                issue.fields().path("project"))));
    }

    private Mention(Entity about, Stamp stamp, List<FieldRule> rules, JsonNode said) {
        this(about, stamp, read(rules, said, stamp));
    }

    private static State read(List<FieldRule> rules, JsonNode said, Stamp stamp) {
        var registers = new TreeMap<String, Register>();
        FieldReadings.of(rules, said, Coverage.part())
                .values()
                .forEach((name, value) -> registers.put(name, new Register(stamp, value)));
        return State.of(registers, 0, List.of(), false);
    }

    /// What the event sets the register to, where it names something there, that is what counts
    /// from now on, and it is not what was known.
    private static Optional<Register> news(
            String register, State before, State delta, State after) {
        boolean first = !before.registers().containsKey(Fields.SUBTASK);
        return Optional.ofNullable(delta.registers().get(register))
                .filter(_ -> delta.text(register).isPresent())
                .filter(said -> said.equals(after.registers().get(register)))
                .filter(_ -> first || !delta.text(register).equals(before.text(register)));
    }
}
