package io.sprintqueue.local.story;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The sample events of `events/`, in the order in which they arrive: that of a site's files.
public final class Story {
    /// Which folder's events come from which site.
    private static final Map<String, Site> SITES =
            new TreeMap<>(Map.of("cloud", Site.DEFAULT, "datacenter", new Site("datacenter")));

    private Story() {}

    /// Reads them all, their times moved so that the last one happens at the given instant.
    ///
    /// @param folder `events/` of this project
    public static List<SampleEvent> endingAt(Instant end, Path folder) {
        List<SampleEvent> written = read(folder, new TimeShift(Duration.ZERO));
        Instant last =
                written.stream()
                        .map(SampleEvent::sentAt)
                        .max(Comparator.naturalOrder())
                        .orElse(end);
        return read(folder, TimeShift.between(last, end));
    }

    private static List<SampleEvent> read(Path folder, TimeShift shift) {
        record Arrival(Instant at, SampleEvent event) {}
        var arrivals = new ArrayList<Arrival>();
        for (Map.Entry<String, Site> each : SITES.entrySet()) {
            Instant at = Instant.EPOCH;
            for (Path file : files(folder.resolve(each.getKey()))) {
                String name = each.getKey() + "/" + file.getFileName();
                SampleEvent event = event(name, file, each.getValue(), shift);
                // An event whose own time is before that of its predecessor arrives late.
                at = event.sentAt().isAfter(at) ? event.sentAt() : at;
                arrivals.add(new Arrival(at, event));
            }
        }
        arrivals.sort(Comparator.comparing(Arrival::at));
        return arrivals.stream().map(Arrival::event).toList();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the sample events cannot be read: " + folder, failed);
        }
    }

    private static SampleEvent event(String name, Path file, Site site, TimeShift shift) {
        try {
            String text = shift.apply(Files.readString(file));
            var body = new Body(text.getBytes(StandardCharsets.UTF_8));
            return new SampleEvent(name, site, body, BoundedJson.tree(body.bytes()));
        } catch (IOException failed) {
            throw new UncheckedIOException("a sample event cannot be read: " + file, failed);
        }
    }
}
