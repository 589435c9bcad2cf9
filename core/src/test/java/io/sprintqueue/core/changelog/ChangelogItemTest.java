package io.sprintqueue.core.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.changelog.ChangelogItem.Owner;
import io.sprintqueue.core.support.Bodies;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;

class ChangelogItemTest {
    @Test
    void an_item_says_the_ids_and_the_texts_of_both_sides() {
        assertThat(
                        ChangelogItem.of(
                                body(
                                        """
                                        {'field':'status','fieldtype':'jira','fieldId':'status','from':'10000',
                                        'fromString':'To Do','to':'3','toString':'In Progress'}\
                                        """)))
                .containsExactly(
                        new ChangelogItem(
                                "status",
                                "status",
                                Owner.JIRA,
                                "10000",
                                "To Do",
                                "3",
                                "In Progress"));
    }

    @Test
    void what_an_item_lacks_is_absent_and_a_number_is_its_text() {
        assertThat(ChangelogItem.of(body("{'field':'Sprint','fieldtype':'custom','to':197}")))
                .containsExactly(
                        new ChangelogItem("Sprint", null, Owner.CUSTOM, null, null, "197", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'changelog':null}", "{'changelog':{}}", "{'changelog':[1]}"})
    void a_body_without_items_says_of_no_change(String body) {
        assertThat(ChangelogItem.of(Bodies.json(body))).isEmpty();
    }

    @Test
    void the_first_thousand_items_are_looked_at() {
        String items = String.join(",", Collections.nCopies(1_001, "{'field':'status'}"));

        assertThat(ChangelogItem.of(body(items))).hasSize(1_000);
    }

    @Test
    void an_item_of_which_both_sides_are_the_same_changes_nothing() {
        assertThat(item("'from':'1','fromString':'To Do','to':'1','toString':'To Do'"))
                .returns(true, ChangelogItem::changesNothing);
        assertThat(item("'from':'','fromString':'','to':'','toString':'Ranked higher'"))
                .returns(false, ChangelogItem::changesNothing);
        assertThat(item("'from':'1','fromString':'To Do','to':'2','toString':'To Do'"))
                .returns(false, ChangelogItem::changesNothing);
    }

    private static ChangelogItem item(String sides) {
        return ChangelogItem.of(body("{'field':'x','fieldtype':'jira'," + sides + "}")).getFirst();
    }

    private static JsonNode body(String items) {
        return Bodies.json("{'changelog':{'items':[" + items + "]}}");
    }
}
