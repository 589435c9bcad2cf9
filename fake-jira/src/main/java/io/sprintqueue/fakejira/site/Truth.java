package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is true of an issue, to compare a copy with.
///
/// @param sprint the id of the sprint that it is in, of those that are not closed
/// @param sprints the ids of all its sprints
public record Truth(
        long id,
        String key,
        Project project,
        String summary,
        String status,
        @Nullable Long sprint,
        List<Long> sprints,
        String rank,
        @Nullable BigDecimal points,
        boolean deleted) {
    /// The truth of every issue that there is or was.
    public static List<Truth> of(Site site) {
        return Stream.concat(
                        site.issues().current().map(issue -> of(site, issue, false)),
                        site.issues().deleted().map(issue -> of(site, issue, true)))
                .toList();
    }

    /// The truth of one issue, if there is or was one of that id.
    public static Optional<Truth> of(Site site, long id) {
        return site.issues()
                .current(id)
                .map(issue -> of(site, issue, false))
                .or(() -> site.issues().deleted(id).map(issue -> of(site, issue, true)));
    }

    private static Truth of(Site site, Issue issue, boolean deleted) {
        return new Truth(
                issue.id(),
                issue.key(),
                site.project(issue.project()),
                issue.content().summary(),
                site.catalog().status(issue.content().status()).name(),
                site.openSprint(issue).map(Sprint::id).orElse(null),
                issue.plan().sprints(),
                issue.plan().rank(),
                issue.plan().points(),
                deleted);
    }
}
