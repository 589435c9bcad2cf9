package io.sprintqueue.conventions.deployment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/// CloudWatch's metric maths, as far as the template uses it, on the values of one period. A value
/// that is missing is not a number.
///
/// What is not known here fails, and so does AND next to OR without parentheses: its precedence is
/// not documented.
final class Maths {
    private static final Pattern TOKEN =
            Pattern.compile("[0-9.]+|[A-Za-z_][A-Za-z0-9_]*|<=|>=|==|!=|[-+*/()<>,\\[\\]]");

    /// What an operator makes of one operand that is missing. AWS's guide does not say, and people
    /// report both, so an alarm must not depend on it.
    enum Gap {
        IS_ZERO,
        STAYS_A_GAP
    }

    /// What is not in the expression.
    ///
    /// @param quota what `SERVICE_QUOTA` answers
    record Reading(Gap gap, double quota) {}

    private final List<String> tokens;
    private Map<String, Double> values = Map.of();
    private Reading reading = new Reading(Gap.STAYS_A_GAP, Double.NaN);
    private int next;

    Maths(String expression) {
        tokens = TOKEN.matcher(expression).results().map(MatchResult::group).toList();
        if (!String.join("", tokens).equals(expression.replace(" ", ""))) {
            throw new IllegalArgumentException("what is this: " + expression);
        }
    }

    /// @param ofIds the values by the ids that the expression names
    double of(Map<String, Double> ofIds, Reading how) {
        values = ofIds;
        reading = how;
        next = 0;
        double result = alternatives();
        if (next < tokens.size()) {
            throw new IllegalArgumentException("too much, from " + peek());
        }
        return result;
    }

    private double alternatives() {
        double left = comparison();
        String first = peek();
        while (peek().equals("AND") || peek().equals("OR")) {
            String operator = take();
            if (!operator.equals(first)) {
                throw new IllegalArgumentException("AND next to OR needs parentheses");
            }
            double right = comparison();
            left =
                    operator.equals("AND")
                            ? binary(left, right, (a, b) -> truth(a != 0 && b != 0))
                            : binary(left, right, (a, b) -> truth(a != 0 || b != 0));
        }
        return left;
    }

    private double comparison() {
        double left = sum();
        return switch (peek()) {
            case "<" -> compared(left, (a, b) -> truth(a < b));
            case ">" -> compared(left, (a, b) -> truth(a > b));
            case "<=" -> compared(left, (a, b) -> truth(a <= b));
            case ">=" -> compared(left, (a, b) -> truth(a >= b));
            case "==" -> compared(left, (a, b) -> truth(a == b));
            case "!=" -> compared(left, (a, b) -> truth(a != b));
            default -> left;
        };
    }

    private double compared(double left, DoubleBinaryOperator operator) {
        take();
        return binary(left, sum(), operator);
    }

    private double sum() {
        double left = product();
        while (peek().equals("+") || peek().equals("-")) {
            left =
                    take().equals("+")
                            ? binary(left, product(), Double::sum)
                            : binary(left, product(), (a, b) -> a - b);
        }
        return left;
    }

    private double product() {
        double left = single(factor());
        while (peek().equals("*") || peek().equals("/")) {
            left =
                    take().equals("*")
                            ? binary(left, single(factor()), (a, b) -> a * b)
                            : binary(left, single(factor()), Maths::quotient);
        }
        return left;
    }

    private double[] factor() {
        String token = take();
        if (token.equals("(")) {
            double inner = alternatives();
            expect(")");
            return new double[] {inner};
        }
        if (token.equals("[")) {
            return joined(arguments("]"));
        }
        if (Character.isDigit(token.charAt(0))) {
            return new double[] {Double.parseDouble(token)};
        }
        if (peek().equals("(")) {
            take();
            return function(token);
        }
        return new double[] {known(token)};
    }

    private double[] function(String name) {
        if (name.equals("METRICS")) {
            expect(")");
            return values.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        List<double[]> arguments = arguments(")");
        double[] first = arguments.getFirst();
        return switch (name) {
            case "FILL" -> filled(first, single(arguments.get(1)));
            case "IF" -> new double[] {chosen(arguments)};
            case "SUM" -> new double[] {present(first).reduce(Double::sum).orElse(Double.NaN)};
            case "MAX" -> new double[] {present(first).max().orElse(Double.NaN)};
            case "SERVICE_QUOTA" -> new double[] {reading.quota()};
            default -> throw new IllegalArgumentException("no function is called " + name);
        };
    }

    private List<double[]> arguments(String end) {
        var arguments = new ArrayList<double[]>();
        do {
            arguments.add(argument());
        } while (take(end).equals(","));
        return arguments;
    }

    /// An array where it is one, such as `METRICS()`; else one value.
    private double[] argument() {
        int start = next;
        double[] array = factor();
        if (array.length != 1) {
            return array;
        }
        next = start;
        return new double[] {alternatives()};
    }

    private static double chosen(List<double[]> arguments) {
        double condition = single(arguments.getFirst());
        if (Double.isNaN(condition)) {
            return Double.NaN;
        }
        return single(arguments.get(condition != 0 ? 1 : 2));
    }

    private double binary(double left, double right, DoubleBinaryOperator operator) {
        boolean bothMissing = Double.isNaN(left) && Double.isNaN(right);
        if (bothMissing || reading.gap() == Gap.STAYS_A_GAP) {
            return Double.isNaN(left) || Double.isNaN(right)
                    ? Double.NaN
                    : operator.applyAsDouble(left, right);
        }
        return operator.applyAsDouble(orZero(left), orZero(right));
    }

    private double known(String id) {
        Double value = values.get(id);
        if (value == null) {
            throw new IllegalArgumentException("no metric has the id " + id);
        }
        return value;
    }

    private static double[] filled(double[] array, double value) {
        return Arrays.stream(array).map(each -> Double.isNaN(each) ? value : each).toArray();
    }

    private static DoubleStream present(double[] array) {
        return Arrays.stream(array).filter(each -> !Double.isNaN(each));
    }

    private static double[] joined(List<double[]> arrays) {
        return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
    }

    private static double single(double[] array) {
        if (array.length != 1) {
            throw new IllegalArgumentException("an array where one value is due");
        }
        return array[0];
    }

    /// CloudWatch has no datapoint where something is divided by zero.
    private static double quotient(double left, double right) {
        return right == 0 ? Double.NaN : left / right;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    private static double truth(boolean is) {
        return is ? 1 : 0;
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        String token = peek();
        next++;
        return token;
    }

    private String take(String end) {
        String token = take();
        if (!token.equals(",") && !token.equals(end)) {
            throw new IllegalArgumentException("not %s but %s".formatted(end, token));
        }
        return token;
    }

    private void expect(String token) {
        if (!take().equals(token)) {
            throw new IllegalArgumentException("missing " + token);
        }
    }
}
