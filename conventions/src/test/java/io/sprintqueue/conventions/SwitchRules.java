package io.sprintqueue.conventions;

import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;

import java.util.List;
import java.util.stream.Stream;

/// A switch over a sealed type lists its cases, so that a new one breaks the build where it is due.
///
/// The tree does not say which types are sealed. A switch over an open type ends with the type
/// itself, as in `case Object other`, which says as much as a default and says it of what.
final class SwitchRules {
    private SwitchRules() {}

    static Stream<Violation> defaultsAmongPatterns(JavaSource source) {
        return Stream.concat(
                        source.all(SwitchTree.class).map(SwitchTree::getCases),
                        source.all(SwitchExpressionTree.class).map(SwitchExpressionTree::getCases))
                .filter(SwitchRules::hasPattern)
                .flatMap(SwitchRules::labels)
                .filter(DefaultCaseLabelTree.class::isInstance)
                .map(label -> source.at(label, "a default among type patterns, name the type"));
    }

    private static boolean hasPattern(List<? extends CaseTree> cases) {
        return labels(cases).anyMatch(PatternCaseLabelTree.class::isInstance);
    }

    private static Stream<CaseLabelTree> labels(List<? extends CaseTree> cases) {
        return cases.stream().flatMap(one -> one.getLabels().stream());
    }
}
