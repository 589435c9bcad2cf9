package io.sprintqueue.fakejira.work;

import io.sprintqueue.fakejira.site.Account;
import io.sprintqueue.fakejira.site.Account.Trait;
import io.sprintqueue.fakejira.site.Act;
import io.sprintqueue.fakejira.site.Board;
import io.sprintqueue.fakejira.site.Catalog;
import io.sprintqueue.fakejira.site.Issue;
import io.sprintqueue.fakejira.site.IssueType;
import io.sprintqueue.fakejira.site.NewIssue;
import io.sprintqueue.fakejira.site.Person;
import io.sprintqueue.fakejira.site.Project;
import io.sprintqueue.fakejira.site.Site;
import io.sprintqueue.fakejira.site.SiteSettings;
import io.sprintqueue.fakejira.site.Sprint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A company's Jira as people find it in the morning: three projects, their boards and sprints,
/// and issues.
public final class SampleSite {
    /// Sees what everybody sees.
    public static final String READER_TOKEN = "reader-token";

    /// May also register webhooks.
    public static final String ADMIN_TOKEN = "admin-token";

    /// The reader's, for the gateway of Cloud alone.
    public static final String SCOPED_TOKEN = "scoped-token";

    private static final Duration HISTORY = Duration.ofDays(20);
    private static final List<String> NAMES =
            List.of("Ada Lovelace", "Grace Hopper", "Alan Turing", "Barbara Liskov", "Ken Iverson");
    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Europe/Zurich"), ZoneId.of("America/New_York"), ZoneId.of("UTC"));

    private final Site site;
    private final RandomGenerator chance;
    private final Words words;
    private Instant at;

    private SampleSite(Site site, RandomGenerator chance, Instant start) {
        this.site = site;
        this.chance = chance;
        this.words = new Words(chance);
        this.at = start;
    }

    /// Makes a site with about so many issues, all of it older than the moment.
    public static Site make(
            SiteSettings settings, RandomGenerator chance, Instant now, int issues) {
        var site = new Site(settings);
        new SampleSite(site, chance, now.minus(HISTORY)).fill(issues, now);
        return site;
    }

    private void fill(int issues, Instant now) {
        people();
        Project orbit = site.projectWork().create(act(), "ORBIT", "Orbit", false);
        Project comet = site.projectWork().create(act(), "COMET", "Comet", cloud());
        Project lunar = site.projectWork().create(act(), "LUNAR", "Lunar", false);
        Board main = board(orbit, "ORBIT board", Board.Kind.SCRUM);
        Board team = board(comet, "COMET board", cloud() ? Board.Kind.SIMPLE : Board.Kind.SCRUM);
        board(lunar, "LUNAR flow", Board.Kind.KANBAN);
        board(orbit, "ORBIT private", Board.Kind.SCRUM, Set.of(site.people().getFirst().id()));
        Sprint done = started(main, "ORBIT Sprint 1");
        Sprint active = started(main, "ORBIT Sprint 2");
        Sprint next = site.sprintWork().create(act(), main.id(), "ORBIT Sprint 3");
        Sprint teams = started(team, "COMET Sprint 1");
        Duration step =
                Duration.between(at, now).dividedBy(issues + 2L).truncatedTo(ChronoUnit.MILLIS);
        List<Optional<Sprint>> sprints =
                List.of(
                        Optional.of(done),
                        Optional.of(active),
                        Optional.of(next),
                        Optional.empty());
        for (int made = 0; site.issues().size() < issues; made++) {
            at = at.plus(step);
            switch (made % 4) {
                case 0, 1 -> work(orbit, words.one(sprints));
                case 2 -> work(comet, chance.nextBoolean() ? Optional.of(teams) : Optional.empty());
                default -> work(lunar, Optional.empty());
            }
        }
        site.sprintWork().close(act(), done.id(), active.id());
    }

    private boolean cloud() {
        return site.dialect().isCloud();
    }

    private void people() {
        for (int number = 0; number < NAMES.size(); number++) {
            String name = NAMES.get(number);
            String user = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT);
            String id =
                    (cloud() ? "5b10a2844c20165700ede%03d" : "JIRAUSER10%03d").formatted(number);
            site.put(new Person(id, user, name, user + "@example.com", words.one(ZONES), true));
        }
        Person reader = site.people().getFirst();
        String locale = site.settings().locale();
        site.accounts().put(Account.of(reader, READER_TOKEN, locale));
        site.accounts().put(Account.of(site.people().get(1), ADMIN_TOKEN, locale, Trait.ADMIN));
        if (cloud()) {
            site.accounts().put(Account.of(reader, SCOPED_TOKEN, locale, Trait.SCOPED));
        }
    }

    private Board board(Project project, String name, Board.Kind kind) {
        return board(project, name, kind, Set.of());
    }

    private Board board(Project project, String name, Board.Kind kind, Set<String> sharedWith) {
        return site.projectWork().board(project.id(), name, kind, sharedWith);
    }

    private Sprint started(Board board, String name) {
        Sprint sprint = site.sprintWork().create(act(), board.id(), name);
        site.sprintWork().describe(act(), sprint.id(), name, words.goal());
        return site.sprintWork().start(act(), sprint.id());
    }

    private void work(Project project, Optional<Sprint> sprint) {
        IssueType type = words.one(List.of(Catalog.STORY, Catalog.TASK, Catalog.BUG));
        Issue issue =
                site.issueWork()
                        .create(
                                act(),
                                new NewIssue(
                                        project.id(),
                                        type,
                                        words.summary(),
                                        1 + chance.nextInt(5),
                                        null,
                                        sprint.map(Sprint::id).orElse(null),
                                        BigDecimal.valueOf(1L + chance.nextInt(8))));
        if (chance.nextInt(3) == 0) {
            site.issueWork().transition(act(), issue.id(), Catalog.DONE);
        }
        if (chance.nextInt(5) == 0) {
            site.issueWork()
                    .create(
                            act(),
                            NewIssue.story(project.id(), words.summary())
                                    .under(Catalog.SUBTASK, issue.id()));
        }
    }

    private Act act() {
        return new Act(at, words.one(site.people()));
    }
}
