package io.sprintqueue.console;

/// Answers of the operations API about sync, in the shapes of its contract.
final class KnownSync {
    static final String SITE = site("behind", "null", "no answer of Jira");

    static final String SITES = "{\"sites\": [%s]}".formatted(SITE);

    private KnownSync() {}

    /// @param login its problem, as JSON
    /// @param problem of a job
    static String site(String condition, String login, String problem) {
        return """
        {"site": "default", "condition": "%s", "since": "2035-02-01T12:00:00Z",
         "pausedUntil": null, "behindSeconds": 2100, "hours": 24,
         "login": {"failed": false, "problem": %s, "retryAt": "2035-03-01T12:15:00Z"},
         "completeness": {"judged": 200, "told": 183, "percent": 91.5},
         "agreement": {"sampled": 20, "agreeing": 20, "percent": 100.0, "low": 83.9,
                       "high": 100.0},
         "counted": {"contradicted": 2, "requests": 1234, "refused": 3}, "unseenFields": ["customfield_7"],
         "fill": {"issues": 100000, "requests": 1100, "seconds": 220, "dollarsAtMost": 0.8},
         "jobs": [
           {"job": "fill", "status": "running", "cadenceSeconds": null, "lastGood": null,
            "runStarted": "2035-03-01T11:59:00Z", "nextDue": null, "behindSeconds": null,
            "behind": false, "problem": null, "counted": {"read": 25000, "sent": 120},
            "progress": {"rows": 25000, "of": 100000, "percent": 25.0, "secondsLeft": 180},
            "contradictions": [], "unusable": []},
           {"job": "reconcile", "status": "failed", "cadenceSeconds": 900,
            "lastGood": "2035-03-01T11:10:30Z", "runStarted": "2035-03-01T12:00:00Z",
            "nextDue": "2035-03-01T12:01:30Z", "behindSeconds": 2100, "behind": true,
            "problem": %s, "counted": {}, "progress": null,
            "contradictions": ["issue-20012 status"], "unusable": []},
           {"job": "census", "status": "idle", "cadenceSeconds": 86400,
            "lastGood": "2035-03-01T03:00:00Z", "runStarted": null,
            "nextDue": "2035-03-02T03:00:00Z", "behindSeconds": 0, "behind": false,
            "problem": null, "counted": {"listed": 100000}, "progress": null,
            "contradictions": [], "unusable": []}]}
        """
                .formatted(condition, login, KnownAnswers.text(problem));
    }
}
