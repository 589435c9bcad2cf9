package io.sprintqueue.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class UserAgentPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "Atlassian*, Atlassian Webhook HTTP Client, true",
        "Atlassian*, Atlassian HttpClient2.1 / JIRA-9.12.2 (9120002) / Default, true",
        "Atlassian*, Atlassian, true",
        "Atlassian*, atlassian, false",
        "Atlassian*, not Atlassian, false",
        "Atlassian, Atlassian, true",
        "Atlassian, Atlassian 2, false",
        "*Client, Atlassian Webhook HTTP Client, true",
        "*Client, Client side, false",
        "*, anything, true",
        "**, anything, true",
        "a*b*c, a b c, true",
        "a*b*c, abc, true",
        "a*b*c, acb, false",
        "a*b*c, abcd, false",
        "ab*ba, aba, false",
        "a*a, a, false",
        "a*aa*a, aaa, false",
        "a*aa*a, aaaa, true",
        "a.c*, abc, false",
        "a.c*, a.cd, true",
        "(a+)+$*, (a+)+$!, true",
        "\\Q*\\E, \\Qx\\E, true",
        "[ab]*, a, false",
    })
    void a_star_stands_for_any_text_and_nothing_else_is_special(
            String pattern, String userAgent, boolean allowed) {
        assertThat(policy(pattern).allows(userAgent)).isEqualTo(allowed);
    }

    @Test
    void one_pattern_of_several_is_enough() {
        assertThat(policy("Atlassian*", "curl/*").allows("curl/8.5.0")).isTrue();
        assertThat(policy().allows("curl/8.5.0")).isFalse();
    }

    @Test
    void a_client_that_does_not_say_who_it_is_is_not_on_the_list() {
        assertThat(policy("*").allows(null)).isFalse();
        assertThat(policy("*").allows("")).isTrue();
    }

    @Test
    void many_stars_over_a_long_text_do_not_explode() {
        String pattern = "*a".repeat(500) + "*b";

        assertThat(policy(pattern).allows("a".repeat(100_000))).isFalse();
        assertThat(policy(pattern).allows("a".repeat(100_000) + "\nb")).isTrue();
    }

    private static UserAgentPolicy policy(String... allow) {
        return new UserAgentPolicy(UserAgentPolicy.Mode.OBSERVE, List.of(allow));
    }
}
