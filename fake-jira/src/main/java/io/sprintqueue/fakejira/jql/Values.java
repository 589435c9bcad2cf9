package io.sprintqueue.fakejira.jql;

import io.sprintqueue.fakejira.jql.Clause.Operand;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Category;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The fields that are compared by what they name: each issue has ids in them, and each operand
/// means ids.
final class Values {
    private static final String NO_VALUE = "The value '%s' does not exist for the field '%s'.";

    private final Site site;
    private final Account account;
    private final Jql.Strictness strictness;
    private final Map<String, Field> fields;

    /// A field.
    ///
    /// @param ids of what the issue has in it
    /// @param meaning the ids that a text means, none where it means nothing
    /// @param refusal what Jira says of a text that means nothing
    record Field(
            Function<Issue, Collection<String>> ids,
            Function<String, Stream<String>> meaning,
            String refusal) {}

    Values(Site site, Account account, Jql.Strictness strictness) {
        this.site = site;
        this.account = account;
        this.strictness = strictness;
        Field key = field(issue -> List.of(id(issue.id())), this::issues);
        Field type =
                field(
                        issue -> List.of(id(issue.type().id())),
                        text ->
                                site.catalog().types().stream()
                                        .filter(one -> names(text, one.id(), one.name()))
                                        .map(one -> id(one.id())));
        Field parent = field(issue -> optional(issue.parent()), this::issues);
        this.fields =
                Map.ofEntries(
                        Map.entry("project", field(i -> List.of(id(i.project())), this::projects)),
                        Map.entry("id", key),
                        Map.entry("key", key),
                        Map.entry("issue", key),
                        Map.entry("issuekey", key),
                        Map.entry("issuetype", type),
                        Map.entry("type", type),
                        Map.entry("parent", parent),
                        Map.entry("epic link", parent),
                        Map.entry("status", field(Values::status, this::statuses)),
                        Map.entry("statuscategory", field(this::category, Values::categories)),
                        Map.entry("priority", field(Values::priority, this::priorities)),
                        Map.entry("labels", field(i -> i.content().labels(), Stream::of)),
                        Map.entry("assignee", field(Values::assignee, this::people)),
                        Map.entry("reporter", field(Values::reporter, this::people)),
                        Map.entry("resolution", field(Values::resolution, Stream::of)));
    }

    private static Field field(
            Function<Issue, Collection<String>> ids, Function<String, Stream<String>> meaning) {
        return new Field(ids, meaning, NO_VALUE);
    }

    /// The field with the name, or null where it has none of this kind.
    @Nullable Field named(String name) {
        return isSprint(name) ? sprintField() : fields.get(name);
    }

    private boolean isSprint(String name) {
        String id = site.fields().sprint().replace("customfield_", "");
        return !account.is(Account.Trait.WITHOUT_SOFTWARE)
                && (name.equals("sprint") || name.equals("cf[" + id + "]"));
    }

    private Field sprintField() {
        return new Field(
                issue -> issue.plan().sprints().stream().map(Values::id).toList(),
                text ->
                        site.sprints().stream()
                                .filter(one -> names(text, one.id(), one.name()))
                                .map(one -> id(one.id())),
                "Sprint with name '%s' does not exist or you do not have permission to view it.");
    }

    /// The ids that an operand means.
    Stream<String> ids(String name, Field field, Operand operand) {
        return switch (operand) {
            case Operand.Empty() -> Stream.of();
            case Operand.Function(String function) -> function(name, function);
            case Operand.Value(String text, boolean _) -> {
                List<String> ids = field.meaning.apply(text).toList();
                if (ids.isEmpty() && strictness != Jql.Strictness.UNVALIDATED) {
                    throw new JqlProblem(field.refusal.formatted(text, name));
                }
                yield ids.stream();
            }
        };
    }

    private Stream<String> function(String field, String function) {
        return switch (function) {
            case "currentuser" -> Stream.of(account.person().id());
            case "opensprints" -> sprints(one -> one.state() == Sprint.State.ACTIVE);
            case "futuresprints" -> sprints(one -> one.state() == Sprint.State.FUTURE);
            case "closedsprints" -> sprints(one -> one.state() == Sprint.State.CLOSED);
            default ->
                    throw new JqlProblem(
                            "Unable to find JQL function '%s()' for the field '%s'."
                                    .formatted(function, field));
        };
    }

    private Stream<String> sprints(Predicate<Sprint> which) {
        return site.sprints().stream().filter(which).map(one -> id(one.id()));
    }

    private Stream<String> projects(String text) {
        return site.projects().stream()
                .filter(one -> one.lifecycle() == Project.Lifecycle.LIVE && account.sees(one))
                .filter(one ->
                        names(text, one.id(), one.name()) || one.key().equalsIgnoreCase(text))
                .map(one -> id(one.id()));
    }

    private Stream<String> issues(String text) {
        return Keys.find(site, text).filter(account::sees).map(issue -> id(issue.id())).stream();
    }

    private Stream<String> statuses(String text) {
        return site.catalog().statuses().stream()
                .filter(one -> names(text, one.id(), one.name()))
                .map(one -> id(one.id()));
    }

    private static Stream<String> categories(String text) {
        return Stream.of(Category.values())
                .filter(one -> names(text, one.id(), one.label()) || one.key().equals(text))
                .map(one -> id(one.id()));
    }

    private Stream<String> priorities(String text) {
        return site.catalog().priorities().stream()
                .filter(one -> names(text, one.id(), one.name()))
                .map(one -> id(one.id()));
    }

    private Stream<String> people(String text) {
        return site.people().stream()
                .filter(one -> one.id().equals(text) || one.name().equalsIgnoreCase(text))
                .map(one -> one.id());
    }

    private static Collection<String> status(Issue issue) {
        return List.of(id(issue.content().status()));
    }

    private Collection<String> category(Issue issue) {
        return List.of(id(site.catalog().status(issue.content().status()).category().id()));
    }

    private static Collection<String> priority(Issue issue) {
        return List.of(id(issue.content().priority()));
    }

    private static Collection<String> assignee(Issue issue) {
        String person = issue.content().assignee();
        return person == null ? List.of() : List.of(person);
    }

    private static Collection<String> reporter(Issue issue) {
        return List.of(issue.content().reporter());
    }

    private static Collection<String> resolution(Issue issue) {
        return issue.times().resolved() == null ? List.of() : List.of("Done");
    }

    private static boolean names(String text, long id, String name) {
        return text.equals(id(id)) || text.equalsIgnoreCase(name);
    }

    private static Collection<String> optional(@Nullable Long id) {
        return id == null ? List.of() : List.of(id(id));
    }

    private static String id(long id) {
        return Long.toString(id);
    }
}
