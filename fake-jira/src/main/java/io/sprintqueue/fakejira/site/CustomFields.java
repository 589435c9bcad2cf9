package io.sprintqueue.fakejira.site;

/// The ids of the custom fields, which differ from site to site.
///
/// @param points story points of company-managed projects
/// @param estimate story points of team-managed projects, on Cloud only
public record CustomFields(
        String sprint, String rank, String points, String estimate, String epic, String team) {
    static CustomFields of(Dialect dialect) {
        return dialect.isCloud()
                ? new CustomFields(
                        "customfield_10020",
                        "customfield_10019",
                        "customfield_10026",
                        "customfield_10016",
                        "customfield_10014",
                        "customfield_10001")
                : new CustomFields(
                        "customfield_10107",
                        "customfield_10108",
                        "customfield_10106",
                        "customfield_10106",
                        "customfield_10101",
                        "customfield_10110");
    }

    /// Where the project keeps its story points.
    public String pointsOf(Project project) {
        return project.simplified() ? estimate : points;
    }
}
