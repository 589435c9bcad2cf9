package io.sprintqueue.lab.live;

import io.sprintqueue.local.runtime.InstanceStatus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/// The most memory that processes had resident. Linux tells; elsewhere it stays unknown.
final class PeakMemory {
    private static final String PEAK = "VmHWM:";
    private static final long KILOBYTE = 1_024;

    private long most;

    void look(Collection<InstanceStatus> processes) {
        processes.forEach(process -> most = Math.max(most, peak(process.handle().pid())));
    }

    /// 0 where nothing is known.
    long bytes() {
        return most;
    }

    private static long peak(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(PEAK))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .map(kilobytes -> kilobytes * KILOBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException ended) {
            return 0;
        }
    }
}
