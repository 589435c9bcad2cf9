package io.sprintqueue.fakejira.site;

import io.sprintqueue.fakejira.site.Change.ProjectEvent;
import io.sprintqueue.fakejira.site.Change.Telling;
import io.sprintqueue.fakejira.site.Project.Lifecycle;

import java.util.Set;

/// What people do to projects and boards.
public final class ProjectWork {
    private static final long FIRST_PROJECT = 10_000;
    private static final long FIRST_BOARD = 1;

    private final Site site;

    ProjectWork(Site site) {
        this.site = site;
    }

    /// Creates a project.
    ///
    /// @param simplified whether its team manages it
    public Project create(Act act, String key, String name, boolean simplified) {
        long id = FIRST_PROJECT + site.projectsEver();
        var project = new Project(id, key, name, simplified, act.by().id(), Lifecycle.LIVE);
        return changed(act, ProjectEvent.CREATED, project);
    }

    /// Creates a board that everybody who sees the project sees.
    public Board board(long project, String name, Board.Kind kind) {
        return board(project, name, kind, Set.of());
    }

    /// Creates a board.
    ///
    /// @param sharedWith the ids of the people who see it; empty where everybody does
    public Board board(long project, String name, Board.Kind kind, Set<String> sharedWith) {
        return site.put(
                new Board(FIRST_BOARD + site.boards().size(), name, kind, project, sharedWith));
    }

    /// Gives the project another key and name. Its issues get other keys too; no webhook tells of
    /// them, and none of them is touched.
    public Project rename(Act act, long id, String key, String name) {
        Project renamed = changed(act, ProjectEvent.UPDATED, site.project(id).called(key, name));
        site.issues()
                .current()
                .filter(issue -> issue.project() == id)
                .toList()
                .forEach(issue ->
                        site.issueWork()
                                .update(
                                        act,
                                        issue,
                                        issue.movedTo(id, key + "-" + issue.number()),
                                        Telling.SILENT));
        return renamed;
    }

    /// Archives the project: no search finds its issues, and who has an id can read them.
    public Project archive(Act act, long id) {
        return changed(act, ProjectEvent.ARCHIVED, site.project(id).in(Lifecycle.ARCHIVED));
    }

    /// Takes the project out of the archive.
    public Project unarchive(Act act, long id) {
        return changed(act, ProjectEvent.UNARCHIVED, site.project(id).in(Lifecycle.LIVE));
    }

    /// Puts the project into the trash, which only Cloud has.
    public Project trash(Act act, long id) {
        if (!site.dialect().isCloud()) {
            throw new IllegalArgumentException("Data Center has no trash");
        }
        return changed(act, ProjectEvent.TRASHED, site.project(id).in(Lifecycle.TRASHED));
    }

    /// Takes the project out of the trash.
    public Project restore(Act act, long id) {
        return changed(act, ProjectEvent.RESTORED, site.project(id).in(Lifecycle.LIVE));
    }

    /// Deletes the project for good. No webhook tells of its issues.
    public void delete(Act act, long id) {
        changed(act, ProjectEvent.DELETED, site.project(id).in(Lifecycle.DELETED));
    }

    private Project changed(Act act, ProjectEvent event, Project project) {
        site.put(project);
        site.tell(new Change.OfProject(site.nextChange(), act.at(), event, project));
        return project;
    }
}
