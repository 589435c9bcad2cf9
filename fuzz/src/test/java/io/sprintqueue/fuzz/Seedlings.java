package io.sprintqueue.fuzz;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.support.Samples;

import java.util.Collection;
import java.util.stream.Stream;

/// The bodies that fuzzing starts from: the story in `events/`. What it finds comes on top, as
/// files next to the tests.
public final class Seedlings {
    private Seedlings() {}

    public static Stream<byte[]> bodies() {
        return Stream.of("cloud", "datacenter")
                .map(folder -> Samples.bodies(Samples.events().resolve(folder)).values())
                .flatMap(Collection::stream)
                .map(Body::bytes);
    }
}
