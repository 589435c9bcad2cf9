package io.sprintqueue.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.EventId;
import io.sprintqueue.core.delivery.Site;

import org.junit.jupiter.api.Test;

import java.util.NoSuchElementException;

/// What every body store promises.
abstract class BodyStoreContract {
    private static final Site SITE = new Site("acme");

    abstract BodyStore newStore();

    @Test
    void a_body_comes_back_equal_to_the_byte() {
        var body = new Body(Messages.incompressible(100_000));
        BodyStore store = newStore();

        String key = store.keep(SITE, EventId.of(Messages.ISSUE, body), body);

        assertThat(store.fetch(key)).isEqualTo(body);
    }

    @Test
    void keeping_a_body_again_changes_nothing() {
        var body = Messages.body("{}");
        var eventId = EventId.of(Messages.ISSUE, body);
        BodyStore store = newStore();

        String first = store.keep(SITE, eventId, body);
        String second = store.keep(SITE, eventId, body);

        assertThat(second).isEqualTo(first);
        assertThat(store.fetch(second)).isEqualTo(body);
    }

    @Test
    void the_key_names_site_and_event() {
        var body = Messages.body("{}");
        var eventId = EventId.of(Entity.sprint("41"), body);

        assertThat(newStore().keep(SITE, eventId, body)).isEqualTo("bodies/acme/" + eventId);
    }

    @Test
    void two_sites_do_not_share_a_body() {
        var body = Messages.body("{}");
        var eventId = EventId.of(Messages.ISSUE, body);
        BodyStore store = newStore();

        assertThat(store.keep(SITE, eventId, body))
                .isNotEqualTo(store.keep(Site.DEFAULT, eventId, body));
    }

    @Test
    void a_body_that_was_never_kept_is_said_to_be_missing() {
        BodyStore store = newStore();

        assertThatThrownBy(() -> store.fetch("bodies/acme/issue-1"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("bodies/acme/issue-1");
    }
}
