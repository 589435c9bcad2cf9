package io.sprintqueue.core.readmodel;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.merge.FieldValue;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.core.provenance.ChangeHistory;
import io.sprintqueue.core.provenance.Provenance;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the value of each field of an issue comes from, by the stamps of its registers.
/// Who changed it is said by the records of its events.
///
/// @param fields by name; those that every item has, and all others that were ever set
/// @param unreadable the fields of which the last whole body had a value that no rule could read
/// @param complete whether all records that are kept were looked at, and have all changes that may
///     be the last of a field
public record Explanation(List<Field> fields, List<String> unreadable, boolean complete) {
    private static final String SPRINT_ID = "sprintId";
    private static final String LEFT_OVER_OF = "leftOverOf";

    public Explanation {
        fields = List.copyOf(fields);
        unreadable = List.copyOf(unreadable);
    }

    /// One field.
    ///
    /// @param name as in the item; a custom one's begins with `custom.`
    /// @param value [FieldValue.Cleared] if Jira emptied the field, or has never mentioned it
    /// @param cause what said it last; absent if no event has mentioned it. Of `leftOverOf` it is
    ///     what put the issue into that sprint; no event took it out, so `sprintId` has none then
    /// @param change what made it what it is, as far as that is on record
    public record Field(String name, FieldValue value, @Nullable Cause cause, Provenance change) {}

    /// The event that said a field last. Its record may have expired; its id is known all the same,
    /// since the stamp holds the body's hash.
    ///
    /// @param event its id
    /// @param changedAt when Jira last changed the issue before
    /// @param full whether the event carried the whole issue
    public record Cause(EventId event, Instant changedAt, boolean full) {}

    /// Explains the state of the issue.
    ///
    /// @param sprint the state of the sprint that it names, empty if nothing is known of it
    /// @param history what the issue's events changed, read after the state
    public static Explanation of(Entity issue, State state, State sprint, ChangeHistory history) {
        var registers = new TreeSet<>(state.registers().keySet());
        registers.addAll(Fields.BUILT_IN);
        registers.addAll(Fields.MAPPED);
        registers.remove(Fields.UNREADABLE);
        SprintPlace place = SprintPlace.of(state, sprint);
        return new Explanation(
                registers.stream()
                        .flatMap(name -> {
                            Field field = field(issue, name, state.registers().get(name), history);
                            return name.equals(Fields.SPRINT)
                                    ? placed(field, place)
                                    : Stream.of(field);
                        })
                        .toList(),
                unreadable(state),
                history.complete() && nothingIsLeftOut(state, history));
    }

    private static boolean nothingIsLeftOut(State state, ChangeHistory history) {
        return state.registers().entrySet().stream()
                .filter(register -> !Fields.NOT_CHANGED.contains(register.getKey()))
                .noneMatch(
                        register -> history.mayBeLeftOut(register.getKey(), register.getValue()));
    }

    /// A body that is not whole may have brought a readable value since.
    private static List<String> unreadable(State state) {
        Register unreadable = state.registers().get(Fields.UNREADABLE);
        return unreadable != null && unreadable.value() instanceof FieldValue.Texts(var registers)
                ? registers.stream()
                        .filter(name -> isOlder(state.registers().get(name), unreadable.stamp()))
                        .map(Fields::itemName)
                        .toList()
                : List.of();
    }

    private static boolean isOlder(@Nullable Register register, Stamp stamp) {
        return register == null || register.stamp().compareTo(stamp) < 0;
    }

    /// The events that said the fields last, each once.
    public Set<EventId> events() {
        return fields.stream()
                .flatMap(field -> Stream.ofNullable(field.cause()))
                .map(Cause::event)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// An issue's sprint becomes one of two fields of the item.
    private static Stream<Field> placed(Field said, SprintPlace place) {
        return switch (place) {
            case SprintPlace.In _, SprintPlace.None _ -> Stream.of(said, unknown(LEFT_OVER_OF));
            case SprintPlace.LeftOver _ ->
                    Stream.of(
                            unknown(SPRINT_ID),
                            new Field(LEFT_OVER_OF, said.value(), said.cause(), said.change()));
        };
    }

    private static Field unknown(String name) {
        return new Field(name, new FieldValue.Cleared(), null, new Provenance.Unknown());
    }

    private static Field field(
            Entity issue, String register, @Nullable Register known, ChangeHistory history) {
        String name = Fields.itemName(register);
        return known == null
                ? unknown(name)
                : new Field(
                        name,
                        known.value(),
                        cause(issue, known.stamp()),
                        history.of(register, known));
    }

    private static Cause cause(Entity issue, Stamp stamp) {
        return new Cause(new EventId(issue, stamp.bodyHash()), stamp.changedAt(), stamp.full());
    }
}
