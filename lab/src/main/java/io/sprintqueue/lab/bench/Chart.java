package io.sprintqueue.lab.bench;

import java.util.List;

/// Bars to one scale below a heading.
public record Chart(String heading, List<Bar> bars) {
    /// Copies the bars.
    public Chart {
        bars = List.copyOf(bars);
    }

    /// One bar, of two parts where both are more than 0.
    ///
    /// @param figure what is written behind it
    public record Bar(String label, String figure, double first, double second) {
        double length() {
            return first + second;
        }
    }
}
