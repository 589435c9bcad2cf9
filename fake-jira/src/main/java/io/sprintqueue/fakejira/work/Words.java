package io.sprintqueue.fakejira.work;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// What people call their work.
final class Words {
    private static final List<String> VERBS =
            List.of(
                    "Archive",
                    "Cache",
                    "Document",
                    "Explain",
                    "Export",
                    "Fix",
                    "Group",
                    "Import",
                    "Log",
                    "Measure",
                    "Migrate",
                    "Paginate",
                    "Print",
                    "Rename",
                    "Replace",
                    "Retry",
                    "Search",
                    "Show",
                    "Sort",
                    "Translate",
                    "Validate");
    private static final List<String> THINGS =
            List.of(
                    "the address book",
                    "the invoice export",
                    "the Umlaute of the import",
                    "old orders",
                    "the health page",
                    "the nightly report",
                    "reminders",
                    "the password form",
                    "refunds",
                    "the search index",
                    "shipping labels",
                    "the price list",
                    "two time zones",
                    "the calendar",
                    "duplicate customers",
                    "the quarter's figures",
                    "webhooks",
                    "the cart",
                    "the sign-in",
                    "discounts");
    private static final List<String> ENDINGS =
            List.of("", "", "", " again", " for mobile", " on slow networks", " 🚀", " (part 2)");
    private static final List<String> LABELS =
            List.of("backend", "frontend", "customer", "debt", "quick-win", "security");
    private static final List<String> GOALS =
            List.of(
                    "Invoices that people can read",
                    "Nothing is lost, not even a comma",
                    "Ship it, measure it – then rest 🌍",
                    "");

    private final RandomGenerator chance;

    Words(RandomGenerator chance) {
        this.chance = chance;
    }

    String summary() {
        return one(VERBS) + " " + one(THINGS) + one(ENDINGS);
    }

    String description() {
        return "h2. Why\n* " + summary() + "\n* {{code}} and *bold*, \"quoted\", 100 % <b>true</b>";
    }

    String goal() {
        return one(GOALS);
    }

    String comment() {
        return "Looked at it: " + summary().toLowerCase(Locale.ROOT) + ".";
    }

    List<String> labels() {
        return LABELS.stream().filter(_ -> chance.nextInt(4) == 0).toList();
    }

    <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }
}
