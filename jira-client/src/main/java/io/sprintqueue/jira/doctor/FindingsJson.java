package io.sprintqueue.jira.doctor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.jira.doctor.Finding.Verdict;

import java.util.List;
import java.util.Locale;

/// Findings as JSON.
public final class FindingsJson {
    private FindingsJson() {}

    /// All findings, in their order.
    public static ObjectNode of(Site site, List<Finding> findings) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("site", site.name());
        json.put("ok", findings.stream().noneMatch(finding -> finding.verdict() == Verdict.WRONG));
        ArrayNode checks = json.putArray("checks");
        for (Finding finding : findings) {
            ObjectNode check = checks.addObject().put("check", finding.check().toString());
            check.put("status", finding.verdict().name().toLowerCase(Locale.ROOT));
            check.put("seen", finding.seen());
            check.put("fix", finding.fix().isEmpty() ? null : finding.fix());
        }
        return json;
    }
}
