package io.sprintqueue.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Collection;
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
        for (String name : onMetrics(names)) {
            if (!stretches(name, told, minutes).isEmpty()) {
                rang.add(name);
            }
        }
        return rang;
    }

    /// When the alarm was on: the minute of each start and of its end, or the last one of all.
    List<Stretch> stretches(String name, Telemetry told, int minutes) {
        List<Stretch> asZero = stretches(name, told, minutes, Maths.Gap.IS_ZERO);
        assertThat(stretches(name, told, minutes, Maths.Gap.STAYS_A_GAP))
                .as("%s, with gaps that stay gaps", name)
                .isEqualTo(asZero);
        return asZero;
    }

    /// @param to the first minute at which it was off again
    record Stretch(int from, int to) {}

    private List<Stretch> stretches(String name, Telemetry told, int minutes, Maths.Gap gap) {
        JsonNode properties = alarms.template().properties(name);
        var alarm = new EvaluatedAlarm(properties, parameters, quota);
        // A window of a day needs no look each minute.
        int step = Math.max(1, properties.findValue("Period").asInt() / 3_600);
        var stretches = new ArrayList<Stretch>();
        boolean on = false;
        int since = 0;
        for (int minute = step; minute <= minutes; minute += step) {
            boolean was = on;
            on = alarm.isOn(told, minute, was, gap);
            if (on && !was) {
                since = minute;
            }
            if (was && !on) {
                stretches.add(new Stretch(since, minute));
            }
        }
        if (on) {
            stretches.add(new Stretch(since, Integer.MAX_VALUE));
        }
        return List.copyOf(stretches);
    }

    private Collection<String> onMetrics(List<String> names) {
        return names.stream().filter(alarms.onMetrics()::containsKey).toList();
    }
}
