package io.sprintqueue.simulation;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// One thing that Jira says, and what it means by a reading of our own: nothing here uses the code
/// under test.
final class Fact {
    static final String CLEARED = "~";
    private static final long AGE_MAX = Duration.ofDays(60).toMillis();
    private static final long AHEAD_MAX = Duration.ofHours(24).toMillis();

    /// What a body holds.
    enum Nature {
        /// The entity whole.
        WHOLE,
        /// A few fields of it.
        PARTIAL,
        /// Nothing but that something happened to it.
        TOUCH,
        /// Its end.
        END,
        /// Nothing that a state is kept of.
        STATELESS,
        /// Nothing that could be read.
        UNREADABLE
    }

    /// How an event must end.
    enum Fate {
        COUNTS,
        IGNORED,
        DEAD
    }

    final String site;

    /// What it is about, as in `issue-10001`.
    final String entity;

    final String name;
    final Nature nature;
    final long timestamp;
    @Nullable Long updated;
    long changelogId;
    @Nullable String key;
    @Nullable String formerKey;

    /// Register → the text to be seen there, [#CLEARED] where it says that there is none.
    final TreeMap<String, String> said = new TreeMap<>();

    /// The registers of which the body has a value that no rule reads.
    final TreeSet<String> odd = new TreeSet<>();

    /// Whether it has what every issue has, so that what it does not say is empty in Jira.
    boolean complete;

    /// Whether a workflow's post function fired it, without a name.
    boolean fired;

    /// Whether it has nothing of the issue but its id.
    boolean bare;

    /// More JSON of the body, beginning with a comma.
    String extra = "";

    private byte @Nullable [] bytes;
    private @Nullable String hash;

    Fact(String site, String entity, String name, Nature nature, long timestamp) {
        this.site = site;
        this.entity = entity;
        this.name = name;
        this.nature = nature;
        this.timestamp = timestamp;
    }

    boolean isIssue() {
        return entity.startsWith("issue-");
    }

    private String id() {
        return entity.substring(entity.indexOf('-') + 1);
    }

    /// A whole issue, sprint or project beats what is only in part there.
    boolean full() {
        return nature == Nature.WHOLE || nature == Nature.END;
    }

    /// The sprint in whose story it leaves a row; nothing if it leaves none. The closed sprint that
    /// each list begins with gets none.
    Optional<String> story() {
        boolean changesStories =
                nature == Nature.END || name.equals("jira:issue_created") || formerKey != null;
        return isIssue() && full() && complete && !fired && changesStories
                ? Optional.ofNullable(said.get("sprint"))
                        .filter(sprint -> !sprint.equals(CLEARED) && !odd.contains("sprint"))
                : Optional.empty();
    }

    /// How it must end if it is applied at a time.
    Fate fate(Instant receivedAt, Instant now) {
        if (nature == Nature.UNREADABLE) {
            return Fate.DEAD;
        }
        if (nature == Nature.STATELESS) {
            return Fate.IGNORED;
        }
        long latest = updated == null ? timestamp : Math.max(timestamp, updated);
        if (latest - receivedAt.toEpochMilli() > AHEAD_MAX) {
            return Fate.DEAD;
        }
        return now.toEpochMilli() - timestamp > AGE_MAX ? Fate.IGNORED : Fate.COUNTS;
    }

    /// The first 32 hexadecimal digits of the body's SHA-256.
    String hash() {
        if (hash == null) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes());
                hash = HexFormat.of().formatHex(digest, 0, 16);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return hash;
    }

    /// The very bytes that Jira sends.
    byte[] bytes() {
        if (bytes == null) {
            bytes = json().getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    private String json() {
        String start = nature == Nature.UNREADABLE ? "" : "\"timestamp\":" + timestamp + ",";
        String event =
                fired
                        ? "\"transition\":{\"to_status\":\"Done\"}"
                        : "\"webhookEvent\":\"" + name + "\"";
        return "{" + start + event + subject() + extra + "}";
    }

    private String subject() {
        if (entity.startsWith("sprint-")) {
            return ",\"sprint\":{\"id\":" + id() + fields() + "}";
        }
        if (entity.startsWith("project-")) {
            return ",\"project\":{\"id\":" + id() + fields() + "}";
        }
        if (!isIssue()) {
            return "";
        }
        if (nature == Nature.TOUCH) {
            return name.startsWith("worklog")
                    ? ",\"worklog\":{\"issueId\":\"" + id() + "\"}"
                    : name.startsWith("issuelink")
                            ? ",\"issueLink\":{\"sourceIssueId\":" + id() + "}"
                            : comment();
        }
        if (bare) {
            return ",\"issue\":{\"id\":\"" + id() + "\"}";
        }
        String issue =
                ",\"issue\":{\"id\":\"%s\",\"key\":\"%s\",\"fields\":{\"x\":1%s}}"
                        .formatted(id(), key, fields());
        return nature == Nature.PARTIAL ? comment() + issue : issue + changelog();
    }

    private String comment() {
        return ",\"comment\":{\"self\":\"https://jira.example/rest/issue/" + id() + "/comment/1\"}";
    }

    private String changelog() {
        String item =
                formerKey == null
                        ? ""
                        : "{\"field\":\"Key\",\"fieldtype\":\"jira\",\"from\":null,"
                                + "\"fromString\":\"%s\"}".formatted(formerKey);
        return ",\"changelog\":{\"id\":\"" + changelogId + "\",\"items\":[" + item + "]}";
    }

    private String fields() {
        List<String> fields = new ArrayList<>();
        if (updated != null && isIssue()) {
            fields.add("\"updated\":\"" + Instant.ofEpochMilli(updated) + "\"");
        }
        if (complete) {
            fields.add(Vocabulary.EVERY_ISSUE_HAS_JSON);
        }
        odd.forEach(register -> fields.add("\"" + field(register) + "\":{}"));
        for (Map.Entry<String, String> each : said.entrySet()) {
            String text = each.getValue();
            fields.add(
                    "\"%s\":%s"
                            .formatted(
                                    field(each.getKey()),
                                    text.equals(CLEARED) ? "null" : value(each.getKey(), text)));
        }
        return fields.isEmpty() ? "" : "," + String.join(",", fields);
    }

    private static String field(String register) {
        return switch (register) {
            case "rank" -> "customfield_10019";
            case "storyPoints" -> "customfield_10016";
            case "sprint" -> "customfield_10020";
            case "boardId" -> "originBoardId";
            default -> register;
        };
    }

    private static String value(String register, String text) {
        return switch (register) {
            case "priority", "status" -> "{\"name\":\"" + text + "\"}";
            case "assignee" -> "{\"accountId\":\"" + text + "\",\"displayName\":\"x\"}";
            case "labels" -> "[\"" + text.replace(",", "\",\"") + "\"]";
            case "storyPoints", "boardId" -> text;
            case "sprint" ->
                    "[{\"id\":3,\"state\":\"closed\"},{\"id\":" + text + ",\"state\":\"active\"}]";
            default -> "\"" + text + "\"";
        };
    }

    @Override
    public String toString() {
        return site + "/" + entity + " " + name + " " + hash();
    }
}
