package io.sprintqueue.fakejira.work;

import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Person;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Project.Lifecycle;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.site.Status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// An administrator at work: what is done rarely, changes much, and is hardly told by webhooks.
public final class Administrator {
    private static final int REBALANCED = 50;

    private final Site site;
    private final RandomGenerator chance;
    private final Words words;
    private final List<Consumer<Act>> deeds =
            List.of(
                    this::rebalance,
                    this::renameStatus,
                    this::renamePerson,
                    this::renameProject,
                    this::archive,
                    this::trash,
                    this::deleteSprint);

    /// The administrator of the site.
    public Administrator(Site site, RandomGenerator chance) {
        this.site = site;
        this.chance = chance;
        this.words = new Words(chance);
    }

    /// Does one thing.
    public void act(Instant at) {
        words.one(deeds).accept(new Act(at, site.people().getFirst()));
    }

    private void rebalance(Act act) {
        site.issueWork().rebalance(act, 1 + chance.nextInt(REBALANCED));
    }

    private void renameStatus(Act act) {
        Status status = words.one(site.catalog().statuses());
        String name = status.name().replaceAll(" \\(.*", "");
        site.catalog().renameStatus(status.id(), name + " (" + chance.nextInt(100) + ")");
    }

    private void renamePerson(Act act) {
        Person person = words.one(site.people());
        String name = person.displayName().replaceAll(" \\(.*", "");
        site.put(person.named(name + " (" + chance.nextInt(100) + ")"));
    }

    private void renameProject(Act act) {
        any(Lifecycle.LIVE)
                .ifPresent(project -> {
                    String key = project.key().replaceAll("[0-9]+$", "") + chance.nextInt(1_000);
                    if (site.project(key).isEmpty()) {
                        site.projectWork().rename(act, project.id(), key, project.name());
                    }
                });
    }

    /// Archives a project, or takes one out of the archive.
    private void archive(Act act) {
        Optional<Project> archived = any(Lifecycle.ARCHIVED);
        if (archived.isPresent()) {
            site.projectWork().unarchive(act, archived.get().id());
        } else {
            any(Lifecycle.LIVE).ifPresent(one -> site.projectWork().archive(act, one.id()));
        }
    }

    /// Puts a project into the trash, or takes one out; Data Center has none.
    private void trash(Act act) {
        Optional<Project> trashed = any(Lifecycle.TRASHED);
        if (trashed.isPresent()) {
            site.projectWork().restore(act, trashed.get().id());
        } else if (site.dialect().isCloud()) {
            any(Lifecycle.LIVE).ifPresent(one -> site.projectWork().trash(act, one.id()));
        }
    }

    private void deleteSprint(Act act) {
        site.sprints().stream()
                .filter(sprint -> sprint.state() == Sprint.State.FUTURE)
                .findFirst()
                .ifPresent(sprint -> site.sprintWork().delete(act, sprint.id()));
    }

    private Optional<Project> any(Lifecycle lifecycle) {
        List<Project> there =
                site.projects().stream().filter(one -> one.lifecycle() == lifecycle).toList();
        return there.isEmpty() ? Optional.empty() : Optional.of(words.one(there));
    }
}
