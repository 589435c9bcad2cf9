package io.sprintqueue.conventions;

import static io.sprintqueue.conventions.ArchitectureRules.AWS;
import static io.sprintqueue.conventions.ArchitectureRules.CORE;
import static io.sprintqueue.conventions.ArchitectureRules.DYNAMODB;
import static io.sprintqueue.conventions.ArchitectureRules.INGEST;
import static io.sprintqueue.conventions.ArchitectureRules.MESSAGING;
import static io.sprintqueue.conventions.ArchitectureRules.S3;
import static io.sprintqueue.conventions.ArchitectureRules.SQS;
import static io.sprintqueue.conventions.ArchitectureRules.STORE;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;

/// Each rule is broken once, by a class compiled for it.
class ArchitectureRulesTest {
    private static final String SDK = "software.amazon.awssdk.services.";

    @TempDir private Path folder;

    @Test
    void a_class_outside_of_the_modules_is_found() {
        ArchRule rule = ArchitectureRules.everyClassBelongsToAModule();

        assertThat(broken(rule, "package io.sprintqueue.shed; class A {}")).hasSize(1);
        assertThat(broken(rule, "package io.sprintqueue.cli; class B {}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                SDK + "sqs.SqsClient",
                "io.sprintqueue.aws.AwsClients",
                "org.slf4j.Logger",
                "java.net.URI",
                "java.nio.file.Path",
                "java.io.File",
                "java.io.FileInputStream"
            })
    void core_is_found_to_use_what_is_not_pure(String type) {
        assertThat(broken(ArchitectureRules.coreIsPure(), field("core.config", type))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "byte[][]",
                "java.time.Instant",
                "java.io.InputStream",
                "java.util.List<String>",
                "javax.crypto.Mac",
                "com.fasterxml.jackson.core.JsonParser"
            })
    void core_may_use_the_language_and_jackson(String type) {
        assertThat(broken(ArchitectureRules.coreIsPure(), field("core", type))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.time.Instant.now()",
                "java.time.LocalDate.now()",
                "java.time.Clock.systemUTC()",
                "java.time.InstantSource.system()",
                "System.currentTimeMillis()",
                "System.nanoTime()",
                "System.getenv(\"A\")",
                "Math.random()",
                "java.util.concurrent.ThreadLocalRandom.current()",
                "java.util.UUID.randomUUID()",
                "new java.util.Random()",
                "(java.util.function.Supplier<?>) java.time.Instant::now"
            })
    void core_is_found_to_read_what_it_should_be_given(String expression) {
        ArchRule rule = ArchitectureRules.coreKnowsNoClockNoChanceAndNoEnvironment();

        assertThat(broken(rule, expression("core.merge", "A", expression))).hasSize(1);
    }

    @Test
    void core_may_use_a_clock_and_a_seed_it_is_given() {
        ArchRule rule = ArchitectureRules.coreKnowsNoClockNoChanceAndNoEnvironment();

        assertThat(broken(rule, expression("core", "A", "new java.util.Random(7)"))).isEmpty();
        assertThat(broken(rule, expression("core", "B", "java.time.Instant.EPOCH"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"System.getenv()", "java.time.Instant.now()"})
    void a_reader_of_clock_or_environment_is_found_unless_it_is_an_entry_point(String expression) {
        ArchRule rule = ArchitectureRules.onlyAnEntryPointReadsTheClockOrTheEnvironment();

        assertThat(broken(rule, expression("store", "QueueStore", expression))).hasSize(1);
        assertThat(broken(rule, expression("store", "HandlerOfA", expression))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ingest.IngestHandler", "processor.Wiring", "cli.Demo", "local.A", "lab.A"})
    void an_entry_point_reads_the_clock(String name) {
        ArchRule rule = ArchitectureRules.onlyAnEntryPointReadsTheClockOrTheEnvironment();
        String module = name.substring(0, name.indexOf('.'));
        String type = name.substring(name.indexOf('.') + 1);

        assertThat(broken(rule, expression(module, type, "System.getenv()"))).isEmpty();
    }

    @Test
    void a_module_is_found_to_use_a_service_of_another() {
        ArchRule messaging = ArchitectureRules.uses(MESSAGING, CORE, AWS, SQS, S3);
        ArchRule store = ArchitectureRules.uses(STORE, CORE, AWS, DYNAMODB);
        String table = SDK + "dynamodb.DynamoDbClient";
        String queue = SDK + "sqs.SqsClient";

        assertThat(broken(messaging, field("messaging", queue))).isEmpty();
        assertThat(broken(messaging, field("messaging", table))).hasSize(1);
        assertThat(broken(store, field("store", table))).isEmpty();
        assertThat(broken(store, field("store", queue))).hasSize(1);
        assertThat(broken(store, field("store", "com.amazonaws.services.lambda.runtime.Context")))
                .hasSize(1);
    }

    @Test
    void a_function_is_found_to_know_another() {
        ArchRule rule = ArchitectureRules.usesOfOurs(INGEST, CORE, AWS, MESSAGING);
        String processor = "package io.sprintqueue.processor; public class Processor {}";
        String ingest = field("ingest", "io.sprintqueue.processor.Processor");

        assertThat(broken(rule, processor, ingest)).hasSize(1);
        assertThat(broken(rule, field("ingest", SDK + "sqs.SqsClient"))).isEmpty();
    }

    @Test
    void ingest_is_found_to_touch_the_table() {
        ArchRule rule = ArchitectureRules.ingestNeverTouchesTheTable();

        assertThat(broken(rule, field("ingest", SDK + "dynamodb.DynamoDbClient"))).hasSize(1);
        assertThat(broken(rule, field("ingest", SDK + "sqs.SqsClient"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core.b", "core.a.b", "embedded.b"})
    void a_cycle_of_packages_is_found(String other) {
        String there = "package io.sprintqueue.core.a; public class A { %s b; }";
        String back =
                "package io.sprintqueue."
                        + other
                        + "; public class B { io.sprintqueue.core.a.A a; }";
        ArchRule rule = ArchitectureRules.thePackagesFormNoCycle();

        assertThat(broken(rule, there.formatted("int"), back)).isEmpty();
        assertThat(broken(rule, there.formatted("io.sprintqueue." + other + ".B"), back))
                .hasSize(1);
    }

    @Test
    void a_class_that_is_open_and_not_extended_is_found() {
        ArchRule rule = ArchitectureRules.publicClassesAreFinal();

        assertThat(broken(rule, "package io.sprintqueue.cli; public class A {}")).hasSize(1);
        assertThat(broken(rule, "package io.sprintqueue.cli; public final class A {}")).isEmpty();
        assertThat(broken(rule, "package io.sprintqueue.cli; public record A() {}")).isEmpty();
    }

    private List<String> broken(ArchRule rule, String... sources) {
        return rule.evaluate(Planted.in(folder, sources)).getFailureReport().getDetails();
    }

    private static String field(String module, String type) {
        return "package io.sprintqueue.%s; class A { %s field; }".formatted(module, type);
    }

    private static String expression(String module, String name, String expression) {
        return "package io.sprintqueue.%s; class %s { Object a() { return %s; } }"
                .formatted(module, name, expression);
    }
}
