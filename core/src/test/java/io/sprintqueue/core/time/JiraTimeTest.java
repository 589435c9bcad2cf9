package io.sprintqueue.core.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class JiraTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2020-08-03T19:37:09.812-0700, 2020-08-04T02:37:09.812Z",
        "2017-03-23T20:13:18.605+0100, 2017-03-23T19:13:18.605Z",
        "2020-07-30T21:13:24.588Z, 2020-07-30T21:13:24.588Z",
        "2026-10-05T09:12:44.812+02:00, 2026-10-05T07:12:44.812Z",
        "2026-10-05T09:12:44+0000, 2026-10-05T09:12:44Z",
        "2026-10-05T09:12Z, 2026-10-05T09:12:00Z",
        "2026-10-05T09:12:44.812345678Z, 2026-10-05T09:12:44.812345678Z",
        "2026-10-05T09:12:44.8+05:30, 2026-10-05T03:42:44.800Z",
        "2020-02-29T23:59:59.999-1200, 2020-03-01T11:59:59.999Z",
        "9999-12-31T00:00:00Z, 9999-12-31T00:00:00Z",
        "0001-01-02T00:00:00Z, 0001-01-02T00:00:00Z",
    })
    void both_forms_of_a_time_are_read(String text, String instant) {
        assertThat(JiraTime.instant(text)).contains(Instant.parse(instant));
        assertThat(JiraTime.normalised(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "<null>",
                "2026-10-05T09:12:44.812",
                "2026-10-05 00:00:00.0",
                "2026-10-05T09:12:44.812 +0200",
                "2026-13-05T09:12:44.812Z",
                "2026-10-05T25:12:44.812Z",
                "2026-10-05T09:12:44.812+9999",
                "2026-10-05T09:12:44.812Zebra",
                "13/Oct/26",
                "1596504990138",
                "+10000-01-01T00:00:00Z",
                "+300000000-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59.999-1800",
                "-0001-01-01T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "２０２６-10-05T09:12:44Z"
            })
    void any_other_text_is_no_time(String text) {
        assertThat(JiraTime.instant(text)).isEmpty();
        assertThat(JiraTime.normalised(text)).isEmpty();
    }

    @Test
    void a_date_stays_as_it_is() {
        assertThat(JiraTime.normalised("2020-08-04")).contains("2020-08-04");
        assertThat(JiraTime.normalised("2020-02-30")).isEmpty();
        assertThat(JiraTime.normalised("+12020-08-04")).isEmpty();
        assertThat(JiraTime.instant("2020-08-04")).isEmpty();
    }
}
