package io.sprintqueue.simulation;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.NewIssue;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.Sprint;
import io.sprintqueue.fakejira.webhook.Outbox;
import io.sprintqueue.fakejira.webhook.Transport;
import io.sprintqueue.fakejira.work.SampleSite;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What goes wrong in Jira itself, and what only few may see.
final class JiraTroubles {
    private static final String LEVEL = "secret";
    private static final int MINUTE = (int) Duration.ofMinutes(1).toMillis();
    private static final int HOUR = 60 * MINUTE;

    /// More than a census takes for chance, in a project that has a few others too.
    private static final int SECRETS = 24;

    private final SyncWorld world;
    private final Choices choices;
    private final long endMillis;
    private final List<Long> secrets = new ArrayList<>();

    /// @param endMillis when everything is well again
    JiraTroubles(SyncWorld world, Choices choices, long endMillis) {
        this.world = world;
        this.choices = choices;
        this.endMillis = endMillis;
    }

    /// One of them.
    void strike() {
        switch (choices.below(8)) {
            case 0 -> lag();
            case 1 -> seal();
            case 2, 3, 4 -> wobble();
            case 5 -> loseProject();
            default -> expireToken();
        }
    }

    private Site site() {
        return world.jira.fake().site();
    }

    private Act act() {
        return new Act(world.jira.now(), site().people().getFirst());
    }

    private void later(int millis, Runnable then) {
        world.agenda.at(
                Math.min(endMillis - 1, world.agenda.millis() + millis),
                () -> {
                    then.run();
                    world.done();
                });
    }

    /// Each change reaches the index at a time of its own.
    void lagOneUp() {
        site().indexLag(
                        choices.of(
                                List.of(
                                        Duration.ZERO,
                                        Duration.ZERO,
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(12))));
    }

    private void lag() {
        site().indexLag(
                        choices.of(
                                List.of(
                                        Duration.ZERO,
                                        Duration.ofSeconds(5),
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(12),
                                        Duration.ofHours(3))));
    }

    /// An issue is for few to see, and mostly for all again later.
    private void seal() {
        List<Issue> all = site().issues().current().toList();
        long id = choices.of(all).id();
        level(id, LEVEL);
        if (!choices.oneIn(3)) {
            later(choices.below(50 * HOUR), () -> level(id, null));
        }
    }

    /// Some issues are hidden until the end, long enough for two censuses. People go on working on
    /// them meanwhile.
    void hideForLong() {
        List<Long> some = site().issues().current().map(Issue::id).limit(3).toList();
        later(choices.below(4 * HOUR), () -> some.forEach(id -> level(id, LEVEL)));
        int left = (int) (endMillis - world.agenda.millis());
        later(left - 2 * HOUR, () -> some.forEach(this::rewrite));
        later(left - HOUR, () -> some.forEach(id -> level(id, null)));
    }

    private void rewrite(long id) {
        if (site().issues().current(id).isPresent()) {
            String summary = "Written again " + choices.below(1_000);
            site().issueWork()
                    .edit(act(), id, it -> it.content(content -> content.summary(summary)));
        }
    }

    private void level(long id, @Nullable String level) {
        if (site().issues().current(id).isPresent()) {
            site().issueWork().edit(act(), id, issue -> issue.security(level));
        }
    }

    /// A sprint gets another goal and its own again, and all webhooks of it are lost.
    private void wobble() {
        List<Sprint> open = site().sprints().stream().filter(Sprint::isOpen).toList();
        if (!open.isEmpty()) {
            long id = choices.of(open).id();
            describe(id, "Another goal");
            int back = 20 * MINUTE + choices.below(6 * HOUR);
            later(back, () -> describe(id, "A goal"));
            later(back + 20 * MINUTE + choices.below(6 * HOUR), () -> describe(id, "Another goal"));
        }
    }

    /// A sprint is started, closed or described.
    void changeSprint() {
        List<Sprint> open = site().sprints().stream().filter(Sprint::isOpen).toList();
        if (open.isEmpty()) {
            return;
        }
        Sprint sprint = choices.of(open);
        if (choices.oneIn(2)) {
            String goal = "Goal " + choices.below(1_000);
            site().sprintWork().describe(act(), sprint.id(), sprint.name(), goal);
        } else if (sprint.state() == Sprint.State.FUTURE) {
            site().sprintWork().start(act(), sprint.id());
        } else {
            site().sprintWork().close(act(), sprint.id(), null);
        }
    }

    private void describe(long id, String goal) {
        site().sprint(id)
                .filter(Sprint::isOpen)
                .ifPresent(sprint ->
                        untold(() -> site().sprintWork().describe(act(), id, sprint.name(), goal)));
    }

    /// What is done, and all its webhooks are lost.
    private void untold(Runnable work) {
        Outbox outbox = world.jira.fake().outbox();
        Transport usual = outbox.transport();
        outbox.transport(usual.failing(1, 0, 0));
        work.run();
        world.done();
        outbox.transport(usual);
    }

    private void loseProject() {
        Project project = choices.of(site().projects());
        account(account -> account.without(project));
        later(choices.below(40 * HOUR), () -> account(account -> account.with(project)));
    }

    /// Something is changed meanwhile, of which no webhook tells.
    private void expireToken() {
        account(account -> account.expiring(world.jira.now()));
        List<Long> all = site().issues().current().map(Issue::id).toList();
        later(choices.below(10 * MINUTE), () -> untold(() -> rewrite(choices.of(all))));
        later(HOUR + choices.below(8 * HOUR), () -> account(a -> a.expiring(null)));
    }

    private void account(UnaryOperator<Account> change) {
        site().accounts().change(SampleSite.READER_TOKEN, change);
    }

    /// The account does not have Jira Software.
    void withoutSoftware() {
        Account account = world.sight.account();
        site().accounts()
                .put(
                        new Account(
                                account.person(),
                                account.token(),
                                null,
                                Set.of(Account.Trait.WITHOUT_SOFTWARE),
                                account.locale(),
                                Set.of(),
                                Set.of()));
    }

    /// Makes a project of which the account sees most by a permission of its own, and takes that
    /// away for a while.
    ///
    /// @param hide is told of the issues while they are hidden, of none afterwards
    void halfHidden(Consumer<Set<String>> hide) {
        Project project = site().projectWork().create(act(), "COSMO", "Cosmo", false);
        for (int number = 0; number < SECRETS + choices.below(8); number++) {
            NewIssue story = NewIssue.story(project.id(), "Secret " + number);
            Issue issue = site().issueWork().create(act(), story);
            secrets.add(issue.id());
            level(issue.id(), LEVEL);
        }
        account(account -> account.cleared(Set.of(LEVEL)));
        later(2 * HOUR + choices.below(10 * HOUR), () -> hide(hide));
    }

    private void hide(Consumer<Set<String>> told) {
        account(account -> account.cleared(Set.of()));
        var held = new TreeSet<String>();
        for (long secret : secrets) {
            String id = Long.toString(secret);
            if (!world.state(Entity.issue(id)).registers().isEmpty()) {
                held.add(id);
            }
        }
        if (held.size() >= SECRETS - 2) {
            world.ledger.tally().count("half of a project is hidden");
            told.accept(held);
        }
        later(
                choices.below(60 * HOUR),
                () -> {
                    account(account -> account.cleared(Set.of(LEVEL)));
                    told.accept(Set.of());
                });
    }
}
