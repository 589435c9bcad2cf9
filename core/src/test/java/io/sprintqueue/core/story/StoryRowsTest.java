package io.sprintqueue.core.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.merge.Stamp;
import io.sprintqueue.core.story.StoryRow.Category;
import io.sprintqueue.core.story.StoryRow.Points;
import io.sprintqueue.core.story.StoryRow.Side;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class StoryRowsTest {
    private static final long SENT = 1_791_200_000_000L;
    private static final String SPRINT_41 = "{'id':41,'state':'active'}";
    private static final String CLOSED_40 =
            "{'id':40,'state':'closed','completeDate':'2026-10-01T00:00:00.000Z'}";
    private static final Points THREE = new Points(BigDecimal.valueOf(3));
    private static final Points FIVE = new Points(BigDecimal.valueOf(5));

    private static String fields(String sprints, String points) {
        return ("{'summary':'S','project':{'id':'10031'},'created':'2026-10-01T07:00:00.000Z',"
                        + "'updated':'2026-10-05T11:33:20.000Z',"
                        + "'issuetype':{'name':'Story','subtask':false},"
                        + "'status':{'id':'3','name':'Doing','statusCategory':"
                        + "{'key':'indeterminate'}},"
                        + "'customfield_10020':[%s],'customfield_10016':%s}")
                .formatted(sprints, points);
    }

    private static Body body(String name, String fields, String items) {
        return Bodies.issue(
                name,
                SENT,
                "ORBIT-1",
                fields,
                items.isEmpty() ? "" : ",'changelog':{'id':'77','items':[%s]}".formatted(items));
    }

    private static Map<String, StoryRow> updated(String fields, String items) {
        return rows(body("jira:issue_updated", fields, items));
    }

    private static Map<String, StoryRow> rows(Body body) {
        return StoryRows.of("10013", Bodies.event(body), body, Mappings.CLOUD);
    }

    private static String sprintItem(String from, String to) {
        return "{'field':'Sprint','fieldtype':'custom','fieldId':'customfield_10020',"
                + "'from':'%s','fromString':'%s','to':'%s','toString':'%s'}"
                        .formatted(from, from, to, to);
    }

    private static String pointsItem(String from, String to) {
        return ("{'field':'Story Points','fieldtype':'custom','fieldId':'customfield_10016',"
                        + "'from':null,'fromString':%s,'to':null,'toString':%s}")
                .formatted(from, to);
    }

    private static String statusItem(String from, String to) {
        return ("{'field':'status','fieldtype':'jira','fieldId':'status',"
                        + "'from':'%s','fromString':'A','to':'%s','toString':'B'}")
                .formatted(from, to);
    }

    private static StoryRow row(Map<String, StoryRow> rows, String sprint) {
        return Objects.requireNonNull(rows.get(sprint));
    }

    @Test
    void a_change_of_sprint_leaves_a_row_in_the_sprint_that_was_left_and_in_the_new_one() {
        Map<String, StoryRow> rows = updated(fields(SPRINT_41, "3.0"), sprintItem("39", "41"));

        assertThat(rows).containsOnlyKeys("39", "41");
        assertThat(row(rows, "39").before()).isEqualTo(new Side(true, THREE, Category.ACTIVE));
        assertThat(row(rows, "39").after()).isEqualTo(new Side(false, THREE, Category.ACTIVE));
        assertThat(row(rows, "41").before().in()).isFalse();
        assertThat(row(rows, "41").after().in()).isTrue();
    }

    @Test
    void a_row_has_the_stamp_the_key_and_the_kind_of_the_issue() {
        Body body = body("jira:issue_updated", fields(SPRINT_41, "3"), sprintItem("", "41"));

        StoryRow row = row(rows(body), "41");

        assertThat(row.stamp()).isEqualTo(new Stamp(true, SENT, SENT, 77, body.hash()));
        assertThat(row.key()).isEqualTo("ORBIT-1");
        assertThat(row.issueId()).isEqualTo("10013");
        assertThat(row.subtask()).isFalse();
        assertThat(row.deleted()).isFalse();
    }

    @Test
    void a_closed_sprint_that_stays_in_the_list_was_not_left() {
        Map<String, StoryRow> rows =
                updated(fields(CLOSED_40 + "," + SPRINT_41, "3"), sprintItem("40", "40, 41"));

        assertThat(rows).containsOnlyKeys("40", "41");
        assertThat(row(rows, "40").before().in()).isTrue();
        assertThat(row(rows, "40").after().in()).isTrue();
    }

    @Test
    void a_change_of_points_leaves_a_row_in_each_listed_sprint_that_is_not_closed_before() {
        Map<String, StoryRow> rows =
                updated(fields(CLOSED_40 + "," + SPRINT_41, "5"), pointsItem("'3'", "'5'"));

        assertThat(rows).containsOnlyKeys("41");
        assertThat(row(rows, "41").before().points()).isEqualTo(THREE);
        assertThat(row(rows, "41").after().points()).isEqualTo(FIVE);
    }

    @Test
    void a_sprint_that_was_closed_after_the_change_still_gets_its_row() {
        String closedLater = "{'id':40,'state':'closed','completeDate':'2026-10-16T00:00:00.000Z'}";

        assertThat(updated(fields(closedLater, "5"), pointsItem("'3'", "'5'")))
                .containsOnlyKeys("40");
    }

    @Test
    void points_that_were_not_set_or_are_not_any_more_are_none() {
        StoryRow set = row(updated(fields(SPRINT_41, "5"), pointsItem("null", "'5'")), "41");
        StoryRow unset = row(updated(fields(SPRINT_41, "null"), pointsItem("'5'", "''")), "41");

        assertThat(set.before().points()).isEqualTo(Points.NONE);
        assertThat(set.after().points()).isEqualTo(FIVE);
        assertThat(unset.before().points()).isEqualTo(FIVE);
        assertThat(unset.after().points()).isEqualTo(Points.NONE);
    }

    @Test
    void the_changelog_decides_where_the_body_has_moved_on() {
        StoryRow row = row(updated(fields(SPRINT_41, "8"), pointsItem("'3'", "'5'")), "41");

        assertThat(row.after().points()).isEqualTo(FIVE);
    }

    @Test
    void points_that_the_changelog_does_not_show_as_a_number_are_those_of_the_body() {
        StoryRow row = row(updated(fields(SPRINT_41, "5"), pointsItem("'M'", "'L'")), "41");

        assertThat(row.before().points()).isNull();
        assertThat(row.after().points()).isEqualTo(FIVE);
    }

    @Test
    void points_that_the_mapping_cannot_read_are_untold() {
        StoryRow row = row(updated(fields(SPRINT_41, "[]"), statusItem("1", "3")), "41");

        assertThat(row.before().points()).isNull();
        assertThat(row.after().points()).isNull();
    }

    @Test
    void a_status_has_the_bodys_category_only_if_the_body_has_that_status() {
        StoryRow same = row(updated(fields(SPRINT_41, "3"), statusItem("1", "3")), "41");
        StoryRow other = row(updated(fields(SPRINT_41, "3"), statusItem("1", "4")), "41");

        assertThat(same.before().category()).isEqualTo(Category.UNKNOWN);
        assertThat(same.after().category()).isEqualTo(Category.ACTIVE);
        assertThat(other.after().category()).isEqualTo(Category.UNKNOWN);
    }

    @Test
    void several_items_of_one_field_are_one_change() {
        StoryRow row =
                row(
                        updated(
                                fields(SPRINT_41, "5"),
                                pointsItem("'3'", "'4'") + "," + pointsItem("'4'", "'5'")),
                        "41");

        assertThat(row.before().points()).isEqualTo(THREE);
        assertThat(row.after().points()).isEqualTo(FIVE);
    }

    @Test
    void a_created_issue_was_in_no_sprint_before() {
        StoryRow row = row(rows(body("jira:issue_created", fields(SPRINT_41, "3"), "")), "41");

        assertThat(row.before().in()).isFalse();
        assertThat(row.after()).isEqualTo(new Side(true, THREE, Category.ACTIVE));
    }

    @Test
    void a_deleted_issue_is_in_no_sprint_after() {
        StoryRow row = row(rows(body("jira:issue_deleted", fields(SPRINT_41, "3"), "")), "41");

        assertThat(row.deleted()).isTrue();
        assertThat(row.before().in()).isTrue();
        assertThat(row.after().in()).isFalse();
    }

    @Test
    void a_move_leaves_a_row_with_the_new_key() {
        Map<String, StoryRow> rows =
                updated(
                        fields(SPRINT_41, "3"),
                        "{'field':'Key','fieldtype':'jira','from':null,'fromString':'COMET-7',"
                                + "'to':null,'toString':'ORBIT-1'}");

        assertThat(rows).containsOnlyKeys("41");
        assertThat(row(rows, "41").key()).isEqualTo("ORBIT-1");
        assertThat(row(rows, "41").after().in()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'field':'summary','fieldtype':'jira','fieldId':'summary','fromString':'a',"
                        + "'toString':'b'}",
                "{'field':'Key','fieldtype':'custom','fromString':'a','toString':'b'}",
                "{'field':'status','fieldtype':'jira','fieldId':'status','from':'3','to':'3'}",
                ""
            })
    void another_change_leaves_no_row(String items) {
        assertThat(updated(fields(SPRINT_41, "3"), items)).isEmpty();
    }

    @Test
    void a_body_without_the_whole_issue_leaves_no_row() {
        Body partial =
                Bodies.issue("comment_created", SENT, "{'status':{'id':'3','name':'Doing'}}");

        assertThat(rows(partial)).isEmpty();
    }

    @Test
    void at_most_five_sprints_get_a_row_those_first_that_the_change_is_about() {
        String five =
                "{'id':31,'state':'closed'},{'id':32,'state':'closed'},{'id':33,'state':'closed'},"
                        + "{'id':34,'state':'closed'},{'id':9,'state':'closed'},"
                        + SPRINT_41;

        Map<String, StoryRow> rows =
                updated(
                        fields(five, "3"),
                        sprintItem("7, 9, 31, 32, 33, 34", "9, 31, 32, 33, 34, 41"));

        assertThat(rows).containsOnlyKeys("7", "41", "34", "33", "32");
    }

    @Test
    void however_many_sprints_a_changelog_names_few_get_a_row() {
        String ids =
                IntStream.rangeClosed(1, 200_000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));

        assertThat(updated(fields(SPRINT_41, "5"), sprintItem(ids, "41"))).hasSize(5);
    }

    @Test
    void a_changelog_that_names_sprints_without_ids_says_nothing_of_them() {
        String item =
                "{'field':'Sprint','fieldtype':'custom','fieldId':'customfield_10020','from':'',"
                        + "'fromString':'Sprint 41','to':'','toString':'Sprint 41, Sprint 42'}";

        assertThat(updated(fields(SPRINT_41, "5"), item).get("41"))
                .returns(true, row -> row.before().in())
                .returns(true, row -> row.after().in());
    }

    @Test
    void a_key_that_is_longer_than_any_of_jiras_is_left_out() {
        Body body =
                Bodies.issue(
                        "jira:issue_created",
                        SENT,
                        "K".repeat(23) + "-1",
                        fields(SPRINT_41, "3"),
                        "");

        assertThat(row(rows(body), "41").key()).isNull();
    }

    @Test
    void a_sub_task_says_so() {
        Body body =
                body(
                        "jira:issue_created",
                        fields(SPRINT_41, "3").replace("'subtask':false", "'subtask':true"),
                        "");

        assertThat(row(rows(body), "41").subtask()).isTrue();
    }
}
