package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

class NamesTest {
    private static final String LONGEST_ID = "x".repeat(40);
    private static final String LONGEST_SITE = "s".repeat(32);
    private static final Body BODY = Bodies.exactly("Hello World!");
    private static final String HASH = "7f83b1657ff1fc53b92dc18148a1d65d";

    @Test
    void an_event_is_named_by_its_entity_and_the_hash_of_its_body() {
        EventId id = EventId.of(Entity.issue("10013"), BODY);

        assertThat(id).hasToString("issue-10013~" + HASH);
        assertThat(EventId.parse(id.toString())).contains(id);
        assertThat(EventId.of(Entity.issue("10013"), Bodies.exactly("Hello World!"))).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource
    void every_event_id_is_short_and_safe_and_can_be_read_again(Entity.Kind kind) {
        var id = EventId.of(new Entity(kind, LONGEST_ID), BODY);

        assertThat(id.toString()).hasSizeLessThanOrEqualTo(100).matches("[A-Za-z0-9._~-]+");
        assertThat(EventId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "~",
                "issue-1",
                "issue-1~",
                "~" + HASH,
                "issue-~" + HASH,
                "board-1~" + HASH,
                "ISSUE-1~" + HASH,
                "issue-1 ~" + HASH,
                "issue-1~" + HASH + "0",
                "issue-1~7F83b1657ff1fc53b92dc18148a1d65d",
                "issue-1~~f83b1657ff1fc53b92dc18148a1d65d",
                "issue-1~7f83b1657ff1fc53b92dc18148a1d65g"
            })
    void any_other_text_is_no_event_id(String text) {
        assertThat(EventId.parse(text)).isEmpty();
    }

    @Test
    void an_event_id_is_not_made_of_another_hash() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventId(Entity.issue("1"), HASH + "0"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EventId(Entity.issue("1"), HASH.replace('7', '-')));
    }

    @Test
    void an_id_that_looks_like_a_prefix_is_read_as_it_was_written() {
        for (Entity entity :
                new Entity[] {Entity.issue("sprint-1"), Entity.sprint("-5"), Entity.project("_")}) {
            assertThat(Entity.parse(entity.toString())).contains(entity);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "1 ", "ä", "a~b", "a:b", "a.b", "a#b", "1\n", "١"})
    void no_other_text_is_an_id(String id) {
        assertThat(Entity.isId(id)).isFalse();
        assertThat(Entity.parse("issue-" + id)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Entity.issue(id));
    }

    @Test
    void an_id_has_at_most_40_characters() {
        assertThat(Entity.isId(LONGEST_ID)).isTrue();
        assertThat(Entity.isId(LONGEST_ID + "x")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "a_b", "a b", "a/b", "a:b", "a\n", "é"})
    void no_other_text_is_a_site(String name) {
        assertThat(Site.named(name)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Site(name));
    }

    @Test
    void a_site_has_at_most_32_characters_and_sorts_by_its_name() {
        assertThat(Site.named(LONGEST_SITE)).contains(new Site(LONGEST_SITE));
        assertThat(Site.named(LONGEST_SITE + "s")).isEmpty();
        assertThat(new Site("acme")).isLessThan(Site.DEFAULT).hasToString("acme");
    }

    @ParameterizedTest
    @EnumSource
    void a_message_group_fits_into_sqs(Entity.Kind kind) {
        assertThat(envelope(new Site(LONGEST_SITE), new Entity(kind, LONGEST_ID)).messageGroup())
                .hasSizeLessThanOrEqualTo(81)
                .startsWith(LONGEST_SITE + ":" + kind.name().toLowerCase(Locale.ROOT))
                .matches("[A-Za-z0-9:_-]+");
    }

    @Test
    void everything_about_one_issue_of_one_site_is_one_group() {
        assertThat(envelope(Site.DEFAULT, Entity.issue("7")).messageGroup())
                .isEqualTo("default:issue-7");
    }

    @ParameterizedTest
    @EnumSource
    void a_lane_is_read_as_it_was_written(Lane lane) {
        assertThat(Lane.parse(lane.toString())).contains(lane);
        assertThat(Lane.parse(lane.name())).isEmpty();
    }

    @Test
    void a_body_is_equal_by_its_bytes_and_never_prints_them() {
        assertThat(BODY)
                .isEqualTo(Bodies.exactly("Hello World!"))
                .hasSameHashCodeAs(Bodies.exactly("Hello World!"))
                .isNotEqualTo(Bodies.exactly("Hello World"))
                .isNotEqualTo("Hello World!")
                .hasToString("Body[12 bytes, hash " + HASH + "]");
    }

    @Test
    void headers_are_cut_and_odd_counts_are_left_out() {
        String emoji = "x".repeat(199) + "😀";
        JiraHeaders headers =
                JiraHeaders.from(
                        Map.of(
                                "x-atlassian-webhook-identifier",
                                "i".repeat(300),
                                "x-atlassian-webhook-retry",
                                "3",
                                "x-atlassian-webhook-flow",
                                "secondary",
                                "user-agent",
                                emoji));

        assertThat(headers)
                .isEqualTo(new JiraHeaders("i".repeat(200), 3, "secondary", "x".repeat(199)));
        for (String odd : new String[] {"", "-1", "12345", "1.5", "one", "١"}) {
            assertThat(JiraHeaders.from(Map.of("x-atlassian-webhook-retry", odd)).retry())
                    .as(odd)
                    .isNull();
        }
        assertThat(JiraHeaders.from(Map.of())).isEqualTo(JiraHeaders.NONE);
    }

    private static Envelope envelope(Site site, Entity entity) {
        return new Envelope(
                site,
                EventId.of(entity, BODY),
                entity,
                null,
                null,
                null,
                Instant.EPOCH,
                JiraHeaders.NONE,
                Lane.INTERACTIVE,
                0,
                0,
                null,
                null);
    }
}
