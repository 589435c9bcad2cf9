package io.sprintqueue.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.sprintqueue.core.delivery.Body;
import io.sprintqueue.core.delivery.Entity;
import io.sprintqueue.core.delivery.Origin;
import io.sprintqueue.core.delivery.RoutingPass;
import io.sprintqueue.core.event.JiraEventParser;
import io.sprintqueue.core.event.JiraEventParser.Parsed;
import io.sprintqueue.core.readmodel.Projection;
import io.sprintqueue.core.support.Bodies;
import io.sprintqueue.core.support.Mappings;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.lang.ref.Reference;
import java.util.stream.Stream;

/// A body costs what its size says, whatever stands in it. The times are printed and not judged.
class HostileSizesTest {
    private static final System.Logger LOG = System.getLogger(HostileSizesTest.class.getName());

    private static final int MEGABYTE = 1_000_000;

    /// Four times the size may cost four times the memory, and a little for the steps in which
    /// tables and lists grow.
    private static final double GROWTH_MAX = 6;

    private static final long ALLOCATED_PER_BYTE_MAX = 200;
    private static final long HELD_BYTES_MAX = 64L * 1_024 * 1_024;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource
    void a_hostile_body_costs_no_more_than_its_size(Hostile shape) {
        Cost one = cost(shape.ofSize(MEGABYTE));
        Cost two = cost(shape.ofSize(2 * MEGABYTE));
        Cost four = cost(shape.ofSize(4 * MEGABYTE));

        LOG.log(
                System.Logger.Level.INFO,
                "%s: %d, %d, %d ms; allocated %d, %d, %d kB; held %d, %d, %d kB"
                        .formatted(
                                shape,
                                one.millis(),
                                two.millis(),
                                four.millis(),
                                one.allocated() / 1_000,
                                two.allocated() / 1_000,
                                four.allocated() / 1_000,
                                one.held() / 1_000,
                                two.held() / 1_000,
                                four.held() / 1_000));
        assertThat(four.allocated())
                .isLessThan((long) (GROWTH_MAX * Math.max(one.allocated(), MEGABYTE)))
                .isLessThan(ALLOCATED_PER_BYTE_MAX * 4 * MEGABYTE);
        assertThat(Stream.of(one, two, four))
                .allSatisfy(cost -> assertThat(cost.held()).isLessThan(HELD_BYTES_MAX));
    }

    /// @param allocated bytes, by routing, reading and projecting
    /// @param held bytes that live on while the event is projected
    private record Cost(long millis, long allocated, long held) {}

    private static Cost cost(byte[] bytes) {
        long heldBefore = used();
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        long startedAt = System.nanoTime();
        var body = new Body(bytes);
        RoutingPass.of(body);
        Entity entity = Bodies.entity(body);
        Parsed parsed = JiraEventParser.parse(body, entity, Origin.JIRA);
        if (parsed instanceof Parsed.Understood(var event)) {
            new Projection(Mappings.CLOUD).delta(event, body);
        }
        long millis = (System.nanoTime() - startedAt) / MEGABYTE;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
        try {
            return new Cost(millis, allocated, used() - heldBefore);
        } finally {
            Reference.reachabilityFence(parsed);
            Reference.reachabilityFence(bytes);
        }
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
