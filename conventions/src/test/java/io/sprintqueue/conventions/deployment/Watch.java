package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.conventions.deployment.EvaluatedAlarm.Stretch;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The alarms of the template with the parameters of production, evaluated minute by minute.
///
/// @param quota the concurrency of the account
record Watch(Alarms alarms, Map<String, String> parameters, double quota) {
    private static final Pattern OVERRIDE = Pattern.compile("\"([A-Za-z]+)=([^\"…]+)\"");

    static Watch ofProduction() {
        SamTemplate template = SamTemplate.read();
        var parameters = new TreeMap<String, String>();
        for (var parameter : template.root().path("Parameters").properties()) {
            parameters.put(parameter.getKey(), parameter.getValue().path("Default").asText());
        }
        String samconfig = SamTemplate.text("samconfig.toml");
        String production = samconfig.substring(samconfig.indexOf("[prod.deploy.parameters]"));
        for (MatchResult each : OVERRIDE.matcher(production).results().toList()) {
            parameters.put(each.group(1), each.group(2));
        }
        return new Watch(new Alarms(template), parameters, 1_000);
    }

    Watch inAnAccountOf(double concurrency) {
        return new Watch(alarms, parameters, concurrency);
    }

    /// The alarms that page which were on at some time.
    Set<String> paged(Telemetry told, int minutes) {
        return rang(told, minutes, alarms.paging());
    }

    /// Those that notify.
    Set<String> notified(Telemetry told, int minutes) {
        return rang(told, minutes, alarms.notifying());
    }

    private Set<String> rang(Telemetry told, int minutes, List<String> names) {
        var rang = new TreeSet<String>();
        for (String name : names) {
            boolean isComposite = !alarms.onMetrics().containsKey(name);
            if (!isComposite && !stretches(name, told, minutes).isEmpty()) {
                rang.add(name);
            }
        }
        return rang;
    }

    /// When the alarm was on, whatever a gap is taken for.
    List<Stretch> stretches(String name, Telemetry told, int minutes) {
        List<Stretch> stretches = of(name, told, Maths.Gap.IS_ZERO).stretches(minutes);
        assertThat(of(name, told, Maths.Gap.STAYS_A_GAP).stretches(minutes))
                .as("%s, with gaps that stay gaps", name)
                .isEqualTo(stretches);
        return stretches;
    }

    /// How far the alarm looks back.
    int windowMinutes(String name) {
        return of(name, new Telemetry(), Maths.Gap.IS_ZERO).windowMinutes();
    }

    private EvaluatedAlarm of(String name, Telemetry told, Maths.Gap gap) {
        return new EvaluatedAlarm(
                alarms.template().properties(name),
                parameters,
                told,
                new Maths.Reading(gap, quota));
    }
}
