package io.sprintqueue.fakejira.site;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A Jira site as data: what is there now, what was there, and what searches see of it. It reads no
/// clock: every change says when it is made.
public final class Site {
    static final long RESOLUTION = 10000;
    static final String RESOLUTION_NAME = "Done";

    private final SiteSettings settings;
    private final Catalog catalog = new Catalog();
    private final CustomFields fields;
    private final IssueStore issues = new IssueStore();
    private final RankBook ranks = new RankBook();
    private final Accounts accounts = new Accounts();
    private final Webhooks webhooks = new Webhooks();
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<Long, Project> projects = new LinkedHashMap<>();
    private final Map<Long, Board> boards = new LinkedHashMap<>();
    private final Map<Long, Sprint> sprints = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<Long, List<Change.OfIssue>> changesByIssue = new HashMap<>();
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int sprintsEver;
    private Duration indexLag = Duration.ZERO;

    /// A site without anything in it.
    public Site(SiteSettings settings) {
        this.settings = settings;
        this.fields = CustomFields.of(settings.dialect());
    }

    /// What holds from its start.
    public SiteSettings settings() {
        return settings;
    }

    /// Which Jira it is.
    public Dialect dialect() {
        return settings.dialect();
    }

    /// Statuses, types and priorities.
    public Catalog catalog() {
        return catalog;
    }

    /// The ids of its custom fields.
    public CustomFields fields() {
        return fields;
    }

    /// Every issue.
    public IssueStore issues() {
        return issues;
    }

    /// Who may ask by the REST API.
    public Accounts accounts() {
        return accounts;
    }

    /// Who is told what happens.
    public Webhooks webhooks() {
        return webhooks;
    }

    /// What people do to issues.
    public IssueWork issueWork() {
        return new IssueWork(this);
    }

    /// What people do to sprints.
    public SprintWork sprintWork() {
        return new SprintWork(this);
    }

    /// What people do to projects and boards.
    public ProjectWork projectWork() {
        return new ProjectWork(this);
    }

    /// What happens from now on is seen by searches so much later.
    public void indexLag(Duration lag) {
        indexLag = lag;
    }

    /// How much later searches see what happens.
    public Duration indexLag() {
        return indexLag;
    }

    /// Adds a person, or replaces one with the same id, of which no webhook tells.
    public Person put(Person person) {
        people.put(person.id(), person);
        return person;
    }

    /// The person with the id.
    public Person person(String id) {
        return Optional.ofNullable(people.get(id)).orElseThrow();
    }

    /// Everybody.
    public List<Person> people() {
        return List.copyOf(people.values());
    }

    /// The project with the id, which may be gone.
    public Project project(long id) {
        return Optional.ofNullable(projects.get(id)).orElseThrow();
    }

    /// The project with that id or key, unless it is gone.
    public Optional<Project> project(String idOrKey) {
        String key = idOrKey.toUpperCase(Locale.ROOT);
        return projects().stream()
                .filter(each -> each.key().equals(key) || key.equals(Long.toString(each.id())))
                .findFirst();
    }

    /// Every project that is not deleted.
    public List<Project> projects() {
        return projects.values().stream()
                .filter(each -> each.lifecycle() != Project.Lifecycle.DELETED)
                .toList();
    }

    /// The board with the id.
    public Optional<Board> board(long id) {
        return Optional.ofNullable(boards.get(id));
    }

    /// Every board.
    public List<Board> boards() {
        return List.copyOf(boards.values());
    }

    /// The sprint with the id, unless it was deleted.
    public Optional<Sprint> sprint(long id) {
        return Optional.ofNullable(sprints.get(id));
    }

    /// Every sprint that is there.
    public List<Sprint> sprints() {
        return List.copyOf(sprints.values());
    }

    /// The sprint that the issue is in: the one of its sprints that is not closed.
    public Optional<Sprint> openSprint(Issue issue) {
        return issue.plan().sprints().stream()
                .flatMap(id -> sprint(id).stream())
                .filter(Sprint::isOpen)
                .findFirst();
    }

    /// Everything that was done, in its order.
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /// What was done since there were so many changes.
    public List<Change> changesSince(int count) {
        return List.copyOf(changes.subList(count, changes.size()));
    }

    /// How much was done so far.
    public int changeCount() {
        return changes.size();
    }

    /// What was done to the issue.
    public List<Change.OfIssue> changesOf(long issue) {
        return List.copyOf(changesByIssue.getOrDefault(issue, List.of()));
    }

    long nextChange() {
        return 100_001L + changes.size();
    }

    void tell(Change change) {
        changes.add(change);
        if (change instanceof Change.OfIssue one) {
            changesByIssue.computeIfAbsent(one.issue().id(), _ -> new ArrayList<>(1)).add(one);
        }
    }

    RankBook ranks() {
        return ranks;
    }

    Instant indexedAt(Instant at) {
        return at.plus(indexLag);
    }

    Project put(Project project) {
        projects.put(project.id(), project);
        return project;
    }

    int projectsEver() {
        return projects.size();
    }

    Board put(Board board) {
        boards.put(board.id(), board);
        return board;
    }

    void put(Sprint sprint) {
        if (sprints.put(sprint.id(), sprint) == null) {
            sprintsEver++;
        }
    }

    int sprintsEver() {
        return sprintsEver;
    }

    /// The next key in the project, which had none of that number before.
    String nextKey(long project) {
        int number = numbers.merge(project, 1, Integer::sum);
        return project(project).key() + "-" + number;
    }

    void remove(Sprint sprint) {
        sprints.remove(sprint.id());
    }
}
