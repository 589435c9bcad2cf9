package io.sprintqueue.fakejira.site;

import java.util.List;
import java.util.stream.Collectors;

/// Which Jira is played: they differ in paths, paging, people and webhooks.
public enum Dialect {
    CLOUD,
    DATA_CENTER_9,
    DATA_CENTER_10;

    /// Whether Atlassian hosts it.
    public boolean isCloud() {
        return this == CLOUD;
    }

    /// As `serverInfo` lists them.
    public List<Integer> versionNumbers() {
        return switch (this) {
            case CLOUD -> List.of(1001, 0, 0);
            case DATA_CENTER_9 -> List.of(9, 12, 15);
            case DATA_CENTER_10 -> List.of(10, 3, 24);
        };
    }

    /// As `serverInfo` writes it.
    public String version() {
        String numbers =
                versionNumbers().stream().map(String::valueOf).collect(Collectors.joining("."));
        return isCloud() ? numbers + "-SNAPSHOT" : numbers;
    }
}
