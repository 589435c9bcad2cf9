package io.sprintqueue.lab.compare;

/// What is compared.
public enum Design {
    /// FastAPI, Celery, Redis and PostgreSQL.
    REFERENCE("reference"),
    /// This product, as `sprintqueue up`.
    SPRINTQUEUE("Sprintqueue");

    private final String title;

    Design(String title) {
        this.title = title;
    }

    @Override
    public String toString() {
        return title;
    }
}
