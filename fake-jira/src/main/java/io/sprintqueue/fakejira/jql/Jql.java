package io.sprintqueue.fakejira.jql;

import io.sprintqueue.fakejira.jql.Clause.Operand;
import io.sprintqueue.fakejira.jql.Clause.Operator;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Makes of a query what it means for one account at one moment.
public final class Jql {
    private final Site site;
    private final Values values;
    private final JqlTime time;
    private final Account account;

    private Jql(Site site, Account account, Instant now, Strictness strictness) {
        this.site = site;
        this.account = account;
        this.values = new Values(site, account, strictness);
        this.time = new JqlTime(now, account.person().zone());
    }

    /// What is refused.
    public enum Strictness {
        /// Only what cannot be read: a value that means nothing finds nothing.
        UNVALIDATED,
        /// Also a value that means nothing.
        USUAL,
        /// Also a query that does not restrict the search.
        BOUNDED
    }

    /// What became of a query.
    public sealed interface Result {
        /// It can be asked.
        record Query(Predicate<Issue> where, Comparator<Issue> order) implements Result {}

        /// Jira refuses it.
        record Invalid(String message) implements Result {}
    }

    /// Reads the query.
    public static Result read(
            Site site, Account account, Instant now, String text, Strictness strictness) {
        try {
            var jql = new Jql(site, account, now, strictness);
            Parser.Query query = Parser.parse(text);
            if (strictness == Strictness.BOUNDED && query.where() instanceof Clause.All) {
                return new Result.Invalid(
                        "Unbounded JQL queries are not allowed here. Please add a search"
                                + " restriction to your query.");
            }
            return new Result.Query(jql.where(query.where()), jql.order(query.order()));
        } catch (JqlProblem refused) {
            return new Result.Invalid(refused.message());
        }
    }

    private Predicate<Issue> where(Clause clause) {
        return switch (clause) {
            case Clause.All() -> _ -> true;
            case Clause.And(List<Clause> parts) ->
                    parts.stream().map(this::where).reduce(_ -> true, Predicate::and);
            case Clause.Or(List<Clause> parts) ->
                    parts.stream().map(this::where).reduce(_ -> false, Predicate::or);
            case Clause.Not(Clause part) -> where(part).negate();
            case Clause.Term term -> term(term);
        };
    }

    private Predicate<Issue> term(Clause.Term term) {
        Function<Issue, @Nullable Instant> moment = moment(term.field());
        if (moment != null) {
            return momentTerm(term, moment);
        }
        if (term.field().equals("summary") || term.field().equals("text")) {
            return textTerm(term);
        }
        Values.Field field = values.named(term.field());
        if (field == null) {
            throw unknown(term.field());
        }
        return term.operator().isRelational() ? keyTerm(term, field) : valueTerm(term, field);
    }

    private static @Nullable Function<Issue, @Nullable Instant> moment(String field) {
        return switch (field) {
            case "created", "createddate" -> issue -> issue.times().created();
            case "updated", "updateddate" -> issue -> issue.times().updated();
            case "resolved", "resolutiondate" -> issue -> issue.times().resolved();
            case "statuscategorychangeddate" -> issue -> issue.times().statusSet();
            default -> null;
        };
    }

    private Predicate<Issue> momentTerm(
            Clause.Term term, Function<Issue, @Nullable Instant> moment) {
        Operand operand = term.operands().getFirst();
        if (operand instanceof Operand.Empty && !term.operator().isRelational()) {
            boolean empty = term.operator() == Operator.EQUALS;
            return issue -> (moment.apply(issue) == null) == empty;
        }
        Instant bound = time.read(term.field(), operand);
        return issue -> {
            Instant at = moment.apply(issue);
            return at != null && term.operator().accepts(at.compareTo(bound));
        };
    }

    private static Predicate<Issue> textTerm(Clause.Term term) {
        if (term.operator() != Operator.CONTAINS
                || !(term.operands().getFirst() instanceof Operand.Value(String text, boolean _))) {
            throw notSupported(term);
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return issue -> issue.content().summary().toLowerCase(Locale.ROOT).contains(wanted);
    }

    /// Ids and keys of one project compare by the numbers of the keys; no number compares with
    /// another project's.
    private Predicate<Issue> keyTerm(Clause.Term term, Values.Field field) {
        if (!Set.of("id", "key", "issue", "issuekey").contains(term.field())) {
            throw notSupported(term);
        }
        long id =
                values.ids(term.field(), field, term.operands().getFirst())
                        .findFirst()
                        .map(Long::parseLong)
                        .orElseThrow(() -> notSupported(term));
        Issue bound = site.issues().current(id).orElseThrow(() -> notSupported(term));
        return issue ->
                issue.project() == bound.project()
                        && term.operator().accepts(Long.compare(issue.number(), bound.number()));
    }

    private Predicate<Issue> valueTerm(Clause.Term term, Values.Field field) {
        if (term.operator() == Operator.CONTAINS) {
            throw notSupported(term);
        }
        boolean negative = term.operator().isNegative();
        boolean empty = term.operands().stream().anyMatch(Operand.Empty.class::isInstance);
        Set<String> wanted = new HashSet<>();
        term.operands().forEach(each -> values.ids(term.field(), field, each).forEach(wanted::add));
        return issue -> {
            var ids = field.ids().apply(issue);
            if (ids.isEmpty()) {
                return empty && !negative;
            }
            return ids.stream().anyMatch(wanted::contains) != negative;
        };
    }

    private Comparator<Issue> order(List<Parser.Order> order) {
        Comparator<Issue> newestFirst = Comparator.comparingLong(issue -> -issue.id());
        return order.stream()
                .map(this::comparator)
                .reduce(Comparator::thenComparing)
                .map(asked -> asked.thenComparing(newestFirst))
                .orElse(newestFirst);
    }

    private Comparator<Issue> comparator(Parser.Order order) {
        Comparator<Issue> ascending = comparator(order.field());
        return order.descending() ? ascending.reversed() : ascending;
    }

    private Comparator<Issue> comparator(String field) {
        Function<Issue, @Nullable Instant> moment = moment(field);
        if (moment != null) {
            return Comparator.comparing(issue -> {
                Instant at = moment.apply(issue);
                return at == null ? Instant.MAX : at;
            });
        }
        return switch (field) {
            case "id", "key", "issue", "issuekey", "project" -> Keys.ORDER;
            case "priority" -> Comparator.comparingLong(issue -> -issue.content().priority());
            case "summary" -> Comparator.comparing(issue -> issue.content().summary());
            case "status" -> Comparator.comparingLong(issue -> issue.content().status());
            case "rank" -> {
                if (account.is(Account.Trait.WITHOUT_SOFTWARE)) {
                    throw unknown(field);
                }
                yield Comparator.comparing(issue -> issue.plan().rank());
            }
            default -> throw unknown(field);
        };
    }

    private static JqlProblem unknown(String field) {
        return new JqlProblem(
                "Field '%s' does not exist or you do not have permission to view it."
                        .formatted(field));
    }

    private static JqlProblem notSupported(Clause.Term term) {
        return new JqlProblem(
                "The operator '%s' is not supported by the '%s' field."
                        .formatted(term.operator(), term.field()));
    }
}
