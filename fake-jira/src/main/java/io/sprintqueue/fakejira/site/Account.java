package io.sprintqueue.fakejira.site;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A person as the REST API knows them: by a token, with what they may see.
///
/// @param token what authenticates, with the person's mail on Cloud
/// @param expires when the token stops authenticating, or null where it never does
/// @param locale in which it is told the names of statuses
/// @param hiddenProjects the ids of the projects that it may not browse
/// @param levels the security levels that it has
public record Account(
        Person person,
        String token,
        @Nullable Instant expires,
        Set<Trait> traits,
        String locale,
        Set<Long> hiddenProjects,
        Set<String> levels) {

    /// What sets an account apart.
    public enum Trait {
        /// It may register webhooks.
        ADMIN,
        /// Its token is scoped, which only Atlassian's gateway takes.
        SCOPED,
        /// It has no access to Jira Software: no boards, no sprints, and none of their fields.
        WITHOUT_SOFTWARE
    }

    /// An account that sees everything but what has a security level.
    public static Account of(Person person, String token, String locale, Trait... traits) {
        return new Account(person, token, null, Set.of(traits), locale, Set.of(), Set.of());
    }

    /// Whether it has the trait.
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /// The same with a token that stops authenticating.
    public Account expiring(@Nullable Instant at) {
        return new Account(person, token, at, traits, locale, hiddenProjects, levels);
    }

    /// The same in another language.
    public Account speaking(String other) {
        return new Account(person, token, expires, traits, other, hiddenProjects, levels);
    }

    /// The same without the permission to browse the project.
    public Account without(Project project) {
        return hiding(
                Stream.concat(hiddenProjects.stream(), Stream.of(project.id()))
                        .collect(Collectors.toSet()));
    }

    /// The same with the permission to browse the project.
    public Account with(Project project) {
        return hiding(
                hiddenProjects.stream()
                        .filter(id -> id != project.id())
                        .collect(Collectors.toSet()));
    }

    /// The same with these security levels.
    public Account cleared(Set<String> others) {
        return new Account(person, token, expires, traits, locale, hiddenProjects, others);
    }

    private Account hiding(Set<Long> projects) {
        return new Account(person, token, expires, traits, locale, projects, levels);
    }

    /// Whether it may browse the project.
    public boolean sees(Project project) {
        return !hiddenProjects.contains(project.id());
    }

    /// Whether the issue's project and its security level let it in.
    public boolean sees(Issue issue) {
        return !hiddenProjects.contains(issue.project())
                && (issue.security() == null || levels.contains(issue.security()));
    }

    /// Whether it is shown the board.
    public boolean sees(Board board) {
        return !is(Trait.WITHOUT_SOFTWARE)
                && !hiddenProjects.contains(board.project())
                && (board.sharedWith().isEmpty() || board.sharedWith().contains(person.id()));
    }

    boolean isExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
