package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.State;

/// Whether readers see the issues of a project.
public final class Projects {
    private Projects() {}

    /// Hidden if the project was deleted, trashed or archived; an unknown project counts as live.
    public static boolean hides(State project) {
        String lifecycle = project.text(Fields.LIFECYCLE).orElse("live");
        return project.deleted() || !lifecycle.equals("live");
    }
}
