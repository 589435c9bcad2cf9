package io.sprintqueue.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The machine that figures were measured on.
///
/// @param load how many processes wanted to run, on average over the last minute
public record Machine(String processor, int cores, String system, String java, double load) {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    /// This one, now.
    public static Machine current() {
        return new Machine(
                processorName(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    /// Writes it as fields of the object.
    public void writeTo(ObjectNode json) {
        json.put("processor", processor)
                .put("cores", cores)
                .put("system", system)
                .put("java", java)
                .put("load", load);
    }
}
