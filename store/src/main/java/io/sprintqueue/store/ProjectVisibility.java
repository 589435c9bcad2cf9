package io.sprintqueue.store;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.readmodel.IssueVisibility;
import io.sprintqueue.core.readmodel.Projects;

import java.util.HashMap;
import java.util.Map;

/// Whether a site's issues are shown: those that the account of sync cannot see are hidden, and
/// those of a project that is archived, trashed or deleted. It reads each project once, so make one
/// for each response.
public final class ProjectVisibility {
    private final QueueReader reader;
    private final Site site;
    private final Map<String, Boolean> hiddenByProject = new HashMap<>();

    public ProjectVisibility(QueueReader reader, Site site) {
        this.reader = reader;
        this.site = site;
    }

    public boolean hides(State issue) {
        return IssueVisibility.hides(issue)
                || issue.text(Fields.PROJECT_ID)
                        .filter(Entity::isId)
                        .map(id -> hiddenByProject.computeIfAbsent(id, this::isHidden))
                        .orElse(false);
    }

    private boolean isHidden(String projectId) {
        return reader.state(new EntityKey(site, Entity.project(projectId)))
                .map(project -> Projects.hides(project.state()))
                .orElse(false);
    }
}
