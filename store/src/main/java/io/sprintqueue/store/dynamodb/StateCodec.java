package io.sprintqueue.store.dynamodb;

import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.merge.Fields;
import io.sprintqueue.core.merge.Register;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.merge.State;
import io.sprintqueue.store.EntityKey;
import io.sprintqueue.store.Versioned;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The state of an entity as an item: one head stamp, and only the stamps that differ from it.
///
/// It writes everything that this version knows; other attributes belong to a newer version, and a
/// write leaves them unchanged. Registers of any name and value are read and written.
final class StateCodec {
    /// All that [#encode] may write.
    static final Set<String> ATTRIBUTES =
            Set.of(
                    Attributes.REVISION,
                    Attributes.HEAD,
                    Attributes.FIELDS,
                    Attributes.STAMPS,
                    Attributes.LAST_ACTIVITY,
                    Attributes.KEYS,
                    Attributes.DELETED,
                    Attributes.EXPIRES_AT,
                    Attributes.SPRINT_KEY,
                    Attributes.RANK_KEY,
                    Attributes.ISSUE_KEY);

    private StateCodec() {}

    /// The attributes that the state has, without those of its key.
    static Map<String, AttributeValue> encode(
            EntityKey key, Versioned versioned, @Nullable Instant expiresAt) {
        State state = versioned.state();
        var item = new HashMap<String, AttributeValue>();
        item.put(Attributes.REVISION, Values.number(versioned.revision()));
        item.put(Attributes.LAST_ACTIVITY, Values.number(state.lastActivity()));
        head(state).ifPresent(head -> putRegisters(item, state, head));
        if (!state.keys().isEmpty()) {
            item.put(Attributes.KEYS, Values.texts(state.keys()));
        }
        if (state.deleted()) {
            item.put(Attributes.DELETED, AttributeValue.fromBool(true));
        }
        if (expiresAt != null) {
            item.put(Attributes.EXPIRES_AT, Values.expiry(expiresAt));
        }
        item.putAll(indexKeys(key, state));
        if (key.entity().kind() == Entity.Kind.ISSUE) {
            state.text(Fields.KEY)
                    .filter(Keys::fits)
                    .map(issueKey -> Keys.scoped(key.site(), issueKey))
                    .ifPresent(scoped -> item.put(Attributes.ISSUE_KEY, Values.text(scoped)));
        }
        return item;
    }

    static Versioned decode(Item item) {
        var registers = new HashMap<String, Register>();
        Map<String, AttributeValue> stamps = item.map(Attributes.STAMPS);
        item.map(Attributes.FIELDS)
                .forEach((name, value) -> {
                    AttributeValue own = stamps.get(name);
                    String stamp = own == null ? item.text(Attributes.HEAD) : own.s();
                    registers.put(name, new Register(Stamp.decode(stamp), Values.decode(value)));
                });
        return new Versioned(
                State.of(
                        registers,
                        item.number(Attributes.LAST_ACTIVITY),
                        item.texts(Attributes.KEYS),
                        item.flag(Attributes.DELETED)),
                item.number(Attributes.REVISION));
    }

    /// The stamp that most registers have; of several such the highest. None without registers.
    private static Optional<Stamp> head(State state) {
        return state.registers().values().stream()
                .collect(Collectors.groupingBy(Register::stamp, Collectors.counting()))
                .entrySet()
                .stream()
                .max(
                        Map.Entry.<Stamp, Long>comparingByValue()
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static void putRegisters(Map<String, AttributeValue> item, State state, Stamp head) {
        var fields = new HashMap<String, AttributeValue>();
        var stamps = new HashMap<String, AttributeValue>();
        state.registers()
                .forEach((name, register) -> {
                    fields.put(name, Values.encode(register.value()));
                    if (!register.stamp().equals(head)) {
                        stamps.put(name, Values.text(register.stamp().encode()));
                    }
                });
        item.put(Attributes.HEAD, Values.text(head.encode()));
        item.put(Attributes.FIELDS, AttributeValue.fromM(fields));
        if (!stamps.isEmpty()) {
            item.put(Attributes.STAMPS, AttributeValue.fromM(stamps));
        }
    }

    /// The indexes are sparse: a row stands in one only while it has what that is ordered by.
    static Map<String, AttributeValue> indexKeys(EntityKey key, State state) {
        return IndexPlace.of(key, state)
                .map(place ->
                        Map.of(
                                Attributes.SPRINT_KEY, Values.text(place.partition()),
                                Attributes.RANK_KEY, Values.text(place.order())))
                .orElse(Map.of());
    }
}
