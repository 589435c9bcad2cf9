package io.sprintqueue.console.view;

import io.sprintqueue.console.data.ConsoleData;
import io.sprintqueue.console.data.Reply;
import io.sprintqueue.console.data.Reply.Known;
import io.sprintqueue.console.data.SprintList;
import io.sprintqueue.console.data.Totals;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Finds the active sprints of all sites, and how much is left to do in the first of them.
final class ActiveSprintFinder {
    /// The totals of a sprint read each of its items, so not every sprint of a large company gets
    /// them on the first page.
    static final int SHOWN_MAX = 8;

    private static final int SPRINTS_PER_SITE = 50;

    private final ConsoleData data;

    ActiveSprintFinder(ConsoleData data) {
        this.data = data;
    }

    /// The sprints; null if the sites are not known.
    @Nullable ActiveSprints find() {
        List<String> sites = data.sites().orNull();
        if (sites == null) {
            return null;
        }
        List<Reply<SprintList>> lists = Requests.all(sites.stream().map(this::activeOf).toList());
        var found = new ArrayList<ActiveSprints.Active>();
        var unknown = new ArrayList<String>();
        var incomplete = new ArrayList<String>();
        boolean more = false;
        for (int index = 0; index < sites.size(); index++) {
            String site = sites.get(index);
            SprintList list = lists.get(index).orNull();
            if (list == null) {
                unknown.add(site);
                continue;
            }
            if (Boolean.FALSE.equals(list.complete())) {
                incomplete.add(site);
            }
            more |= list.next() != null;
            list.sprints().forEach(sprint -> found.add(new ActiveSprints.Active(site, sprint)));
        }
        more |= found.size() > SHOWN_MAX;
        List<ActiveSprints.Active> first = found.stream().limit(SHOWN_MAX).toList();
        return new ActiveSprints(counted(first), unknown, incomplete, more);
    }

    private Supplier<Reply<SprintList>> activeOf(String site) {
        return () -> data.sprints(site, "active", null, SPRINTS_PER_SITE, null);
    }

    private List<ActiveSprints.Active> counted(List<ActiveSprints.Active> sprints) {
        List<Supplier<ActiveSprints.Active>> requests =
                sprints.stream().map(this::counting).toList();
        return Requests.all(requests);
    }

    private Supplier<ActiveSprints.Active> counting(ActiveSprints.Active active) {
        return () ->
                switch (data.totals(active.site(), active.sprint().id())) {
                    case Known<Totals>(Totals totals, _) -> active.with(totals);
                    case Reply.Missing<Totals> _ -> active;
                };
    }
}
