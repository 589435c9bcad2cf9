package io.sprintqueue.fakejira.site;

/// What a status means for progress.
public enum Category {
    NEW(2, "new", "To Do", "blue-gray"),
    IN_PROGRESS(4, "indeterminate", "In Progress", "yellow"),
    DONE(3, "done", "Done", "green");

    private final long id;
    private final String key;
    private final String label;
    private final String colour;

    Category(long id, String key, String label, String colour) {
        this.id = id;
        this.key = key;
        this.label = label;
        this.colour = colour;
    }

    /// The id, the same on every site.
    public long id() {
        return id;
    }

    /// The key, the same on every site and in every language.
    public String key() {
        return key;
    }

    /// The name that people see.
    public String label() {
        return label;
    }

    /// The colour's name.
    public String colour() {
        return colour;
    }
}
