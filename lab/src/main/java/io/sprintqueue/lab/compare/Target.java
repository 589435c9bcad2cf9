package io.sprintqueue.lab.compare;

import java.util.List;
import java.util.stream.Stream;

/// What the load generator needs to know about a design.
///
/// @param url where it sends
/// @param statistics the page by which it sees that all is done
/// @param finished the numbers of that page whose sum counts the events that are done
/// @param processes by group, as its own flags
record Target(String url, String statistics, List<String> finished, List<String> processes) {
    Target {
        finished = List.copyOf(finished);
        processes = List.copyOf(processes);
    }

    List<String> flags() {
        return Stream.concat(
                        Stream.of(
                                "--url", url,
                                "--drain-url", statistics,
                                "--drain-sum", String.join(",", finished)),
                        processes.stream())
                .toList();
    }
}
