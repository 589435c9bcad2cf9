package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.sun.management.ThreadMXBean;

import io.sprintqueue.core.delivery.RoutingPass.Routing;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.support.Bodies;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

class RoutingPassBoundsTest {
    private static final String NAME = "{'webhookEvent':'jira:issue_updated',";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "[]",
                "'x'",
                "null",
                "7",
                "{'a':",
                "{'a':1",
                "{'a':1,}",
                "{'a' 1}",
                "{'a':1}}",
                "{} {}",
                "{} x",
                "{'a':01}",
                "{'a':NaN}",
                "{'a':'\u0001'}",
                "{'a':'\\x'}",
                "{/**/}",
                "{a:1}"
            })
    void what_is_no_json_object_is_malformed(String text) {
        assertThat(RoutingPass.of(Bodies.of(text))).isInstanceOf(Routing.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7b2261223a22c3287d", // a lone first byte of two
                "7b2261223a22ff227d", // a byte that UTF-8 never has
                "7b2261223a22e28222", // cut inside a character
                "7b22ff223a317d", // in a name
                "0000feff0000007b0000007d00110000", // UTF-32 beyond Unicode
                "00007b00", // an unused byte order
                "0000fffe",
                "feff007b",
                "fffe7b00"
            })
    void bytes_that_are_no_text_are_malformed(String hex) {
        Body body = new Body(HexFormat.of().parseHex(hex));

        assertThat(RoutingPass.of(body)).isInstanceOf(Routing.Malformed.class);
        assertThat(Bodies.parsed(body)).isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        assertThat(RoutingPass.of(Bodies.of("\uFEFF" + NAME + "'issue':{'id':'7'}}")))
                .isInstanceOf(Routing.Routed.class);
    }

    @Test
    void a_reason_never_quotes_the_body() {
        assertThat(RoutingPass.of(Bodies.of("{'a':Confidential}")))
                .asInstanceOf(type(Routing.Malformed.class))
                .extracting(Routing.Malformed::reason)
                .isEqualTo("not well-formed JSON at byte 5");
    }

    @Test
    void up_to_500_levels_are_taken_and_not_one_more() {
        assertThat(RoutingPass.of(nested(499))).isInstanceOf(Routing.Routed.class);
        assertThat(RoutingPass.of(nested(500)))
                .asInstanceOf(type(Routing.Malformed.class))
                .extracting(Routing.Malformed::reason)
                .asString()
                .startsWith("beyond the limits of depth, length or number");
        assertThat(RoutingPass.of(Bodies.of("[".repeat(1_000))))
                .isInstanceOf(Routing.Malformed.class);
        assertThat(RoutingPass.of(Bodies.of("{'a':" + "[".repeat(1_000) + "]".repeat(1_000) + "}")))
                .isInstanceOf(Routing.Malformed.class);
        assertThat(RoutingPass.of(Bodies.of("{'a':".repeat(1_000_000))))
                .isInstanceOf(Routing.Malformed.class);
    }

    @Test
    void of_a_name_that_occurs_twice_the_last_one_counts_with_all_that_is_in_it() {
        assertThat(entity(NAME + "'issue':{'id':'7'},'issue':{'id':'8'}}")).isEqualTo("issue-8");
        assertThat(entity(NAME + "'issue':{'id':'7','id':'8'}}")).isEqualTo("issue-8");
        assertThat(entity(NAME + "'issue':{'id':'7'},'issue':{'key':'A-1'}}")).isNull();
        assertThat(entity(NAME + "'issue':{'id':'7'},'issue':null}")).isNull();
        assertThat(entity(NAME + "'issue':{'id':'7'},'webhookEvent':'sprint_started'}")).isNull();
        String sprint = "{'webhookEvent':'sprint_started','sprint':{'id':1},'sprint':";
        assertThat(entity(sprint + "[]}")).isNull();
        assertThat(entity(sprint + "{'id':2}}")).isEqualTo("sprint-2");
    }

    @Test
    void of_two_priorities_the_last_one_counts() {
        String first = NAME + "'issue':{'id':'7','fields':{'priority':{'name':'High'}";

        assertThat(priority(first + ",'priority':{'name':'Low'}}}}")).isEqualTo("Low");
        assertThat(priority(first + ",'priority':null}}}")).isNull();
        assertThat(priority(first + "},'fields':{}}}")).isNull();
        assertThat(priority(first + "}}}")).isEqualTo("High");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'webhookEvent':'x','bulk':true}", "[1,{'a':2}]", "'true'", "1", "null"})
    void a_bulk_marker_of_another_shape_is_none_and_what_follows_it_is_read(String marker) {
        assertThat(
                        RoutingPass.of(
                                Bodies.of(
                                        "{'bulk':"
                                                + marker
                                                + ","
                                                + NAME.substring(1)
                                                + "'issue':{'id':'7'}}")))
                .asInstanceOf(type(Routing.Routed.class))
                .satisfies(routed -> {
                    assertThat(routed.entity()).isEqualTo(Entity.issue("7"));
                    assertThat(routed.facts().traits()).isEmpty();
                });
    }

    @Test
    void a_text_longer_than_any_id_counts_as_absent() {
        String key = "K".repeat(RoutingPass.LENGTH_MAX);

        assertThat(facts(NAME + "'issue':{'id':'7','key':'" + key + "'}}").issueKey())
                .isEqualTo(key);
        assertThat(facts(NAME + "'issue':{'id':'7','key':'" + key + "K'}}").issueKey()).isNull();
        assertThat(facts(NAME + "'issue':{'id':'7','key':'A\\udc00'}}").issueKey()).isNull();
        assertThat(RoutingPass.of(Bodies.of("{'webhookEvent':'" + "x".repeat(101) + "'}")))
                .isInstanceOf(Routing.Unroutable.class);
    }

    @Test
    void a_timestamp_is_a_time_however_it_is_written_or_absent() {
        for (String time : new String[] {"1000", "'1000'", "' 1000 '", "1000.0", "1e3", "1E+3"}) {
            assertThat(facts(NAME + "'timestamp':" + time + ",'issue':{'id':'7'}}").timestamp())
                    .as(time)
                    .isEqualTo(1_000);
        }
        for (String odd :
                new String[] {"'x'", "1.5", "1e999999999", "null", "{}", "[1]", "9".repeat(19)}) {
            assertThat(facts(NAME + "'timestamp':" + odd + ",'issue':{'id':'7'}}").timestamp())
                    .as(odd)
                    .isNull();
        }
    }

    /// Allocation is counted, not time: what grows faster than the body shows in it.
    @Test
    void megabytes_of_names_and_of_addresses_cost_no_more_than_their_size() {
        RoutingPass.of(manyNames(1_000));
        long one = allocatedBy(manyNames(1_000_000));
        long four = allocatedBy(manyNames(4_000_000));

        assertThat(four).isLessThan(6 * one).isLessThan(40 * 4_000_000L);
        String self = "/issue/7".repeat(500_000);
        assertThat(
                        RoutingPass.of(
                                Bodies.of(
                                        "{'webhookEvent':'comment_created','comment':{'self':'%s'}}"
                                                .formatted(self))))
                .isInstanceOf(Routing.Unroutable.class);
    }

    private static Body manyNames(int sizeBytes) {
        var json = new StringBuilder("{");
        for (int name = 0; json.length() < sizeBytes; name++) {
            json.append("'n").append(name).append("':0,");
        }
        return Bodies.of(json + NAME.substring(1) + "'issue':{'id':'7'}}");
    }

    private static long allocatedBy(Body body) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(RoutingPass.of(body)).isInstanceOf(Routing.Routed.class);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    /// An object with that many arrays in it.
    private static Body nested(int arrays) {
        return new Body(
                ("{\"webhookEvent\":\"x\",\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String entity(String json) {
        return RoutingPass.of(Bodies.of(json)) instanceof Routing.Routed(_, Entity entity)
                ? entity.toString()
                : null;
    }

    private static @Nullable String priority(String json) {
        return facts(json).priority();
    }

    private static RoutingFacts facts(String json) {
        return RoutingPass.of(Bodies.of(json)) instanceof Routing.Routed(RoutingFacts facts, _)
                ? facts
                : fail("not routed: " + json);
    }
}
