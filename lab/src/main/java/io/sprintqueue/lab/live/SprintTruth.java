package io.sprintqueue.lab.live;

import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;

import java.util.Comparator;
import java.util.List;

/// What is true of a sprint.
///
/// @param keys of its issues by rank
public record SprintTruth(Sprint sprint, List<String> keys) {
    /// The truth of every sprint that there is.
    public static List<SprintTruth> of(Site site) {
        return site.sprints().stream().map(sprint -> of(site, sprint)).toList();
    }

    static SprintTruth of(Site site, Sprint sprint) {
        return new SprintTruth(
                sprint,
                site.issues()
                        .current()
                        .filter(issue -> issue.plan().sprints().contains(sprint.id()))
                        .sorted(Comparator.comparing(issue -> issue.plan().rank()))
                        .map(Issue::key)
                        .toList());
    }
}
