package io.sprintqueue.fakejira.jql;

import io.sprintqueue.fakejira.jql.Clause.Operand;
import io.sprintqueue.fakejira.jql.Clause.Operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Reads a query by recursive descent.
final class Parser {
    private static final int ORDER_MAX = 7;
    private static final int DEPTH_MAX = 50;

    private final Tokens tokens;
    private int depth;

    private Parser(String jql) {
        this.tokens = new Tokens(jql);
    }

    /// What was written.
    record Query(Clause where, List<Order> order) {}

    /// One field of the order.
    record Order(String field, boolean descending) {}

    /// @throws JqlProblem where Jira would refuse it
    static Query parse(String jql) {
        return new Parser(jql).query();
    }

    private Query query() {
        Clause where = tokens.isEmpty() || tokens.peek("order") ? new Clause.All() : or();
        List<Order> order = tokens.take("order") ? order() : List.of();
        if (!tokens.isEmpty()) {
            throw new JqlProblem(
                    "Error in the JQL Query: Expecting either 'OR' or 'AND' but got '%s'."
                            .formatted(tokens.take().text()));
        }
        return new Query(where, order);
    }

    private List<Order> order() {
        tokens.expect("by");
        var order = new ArrayList<Order>();
        do {
            String field = name();
            boolean descending = tokens.take("desc");
            if (!descending) {
                tokens.take("asc");
            }
            order.add(new Order(field, descending));
        } while (tokens.take(","));
        if (order.size() > ORDER_MAX) {
            throw new JqlProblem("The maximum number of sort fields is " + ORDER_MAX + ".");
        }
        return order;
    }

    private Clause or() {
        List<Clause> parts = parts("or", this::and);
        return parts.size() == 1 ? parts.getFirst() : new Clause.Or(parts);
    }

    private Clause and() {
        List<Clause> parts = parts("and", this::not);
        return parts.size() == 1 ? parts.getFirst() : new Clause.And(parts);
    }

    private List<Clause> parts(String between, Supplier<Clause> part) {
        var parts = new ArrayList<Clause>();
        do {
            parts.add(part.get());
        } while (tokens.take(between));
        return parts;
    }

    private Clause not() {
        if (++depth > DEPTH_MAX) {
            throw new JqlProblem("Error in the JQL Query: It is nested too deeply.");
        }
        try {
            if (tokens.take("not")) {
                return new Clause.Not(not());
            }
            if (tokens.take("(")) {
                Clause inner = or();
                tokens.expect(")");
                return inner;
            }
            return term();
        } finally {
            depth--;
        }
    }

    private Clause term() {
        String field = name();
        if (tokens.take("is")) {
            boolean negative = tokens.take("not");
            return new Clause.Term(
                    field, negative ? Operator.NOT_EQUALS : Operator.EQUALS, List.of(operand()));
        }
        if (tokens.take("not")) {
            tokens.expect("in");
            return new Clause.Term(field, Operator.NOT_IN, operands());
        }
        if (tokens.take("in")) {
            return new Clause.Term(field, Operator.IN, operands());
        }
        return new Clause.Term(field, operator(), List.of(operand()));
    }

    private Operator operator() {
        String sign = tokens.take().text();
        return switch (sign) {
            case "=" -> Operator.EQUALS;
            case "!=" -> Operator.NOT_EQUALS;
            case ">" -> Operator.GREATER;
            case ">=" -> Operator.AT_LEAST;
            case "<" -> Operator.LESS;
            case "<=" -> Operator.AT_MOST;
            case "~" -> Operator.CONTAINS;
            default ->
                    throw new JqlProblem(
                            "Error in the JQL Query: Expecting operator but got '%s'."
                                    .formatted(sign));
        };
    }

    private List<Operand> operands() {
        if (!tokens.take("(")) {
            return List.of(operand());
        }
        var operands = new ArrayList<Operand>();
        do {
            operands.add(operand());
        } while (tokens.take(","));
        tokens.expect(")");
        return operands;
    }

    private Operand operand() {
        Tokens.Token token = tokens.take();
        if (token.is("empty") || token.is("null")) {
            return new Operand.Empty();
        }
        if (tokens.take("(")) {
            tokens.expect(")");
            return new Operand.Function(token.text().toLowerCase(Locale.ROOT));
        }
        return new Operand.Value(token.text(), token.quoted());
    }

    private String name() {
        return tokens.take().text().toLowerCase(Locale.ROOT);
    }
}
