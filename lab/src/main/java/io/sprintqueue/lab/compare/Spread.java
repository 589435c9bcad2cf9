package io.sprintqueue.lab.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/// The median of some values, with the least and the most of them.
public record Spread(double min, double median, double max) {
    /// Of the values; nothing if there are none.
    public static Optional<Spread> of(List<Double> values) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median =
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return Optional.of(new Spread(sorted.getFirst(), median, sorted.getLast()));
    }

    /// The median, and the least and the most where they differ from it as they are written.
    public String text(DoubleFunction<String> written) {
        String middle = written.apply(median);
        String least = written.apply(min);
        String most = written.apply(max);
        return least.equals(most) ? middle : "%s (%s–%s)".formatted(middle, least, most);
    }
}
