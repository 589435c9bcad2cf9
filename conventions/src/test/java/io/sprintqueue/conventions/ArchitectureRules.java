package io.sprintqueue.conventions;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Who may use whom, and who may look at the clock. Modules that are still empty break no rule.
final class ArchitectureRules {
    static final String AWS = "io.sprintqueue.aws..";
    static final String CORE = "io.sprintqueue.core..";
    static final String MESSAGING = "io.sprintqueue.messaging..";
    static final String STORE = "io.sprintqueue.store..";
    static final String JIRA = "io.sprintqueue.jira..";
    static final String SYNC = "io.sprintqueue.sync..";
    static final String INGEST = "io.sprintqueue.ingest..";
    static final String PROCESSOR = "io.sprintqueue.processor..";
    static final String CONSOLE = "io.sprintqueue.console..";
    static final String OPERATIONS = "io.sprintqueue.operations..";
    static final String EMBEDDED = "io.sprintqueue.embedded..";
    static final String FAKE_JIRA = "io.sprintqueue.fakejira..";
    static final String LOCAL = "io.sprintqueue.local..";
    static final String CLIENT = "io.sprintqueue.client..";
    static final String LAB = "io.sprintqueue.lab..";
    static final String CLI = "io.sprintqueue.cli..";
    static final String TESTING = "io.sprintqueue.testing..";

    static final String SQS = "software.amazon.awssdk.services.sqs..";
    static final String S3 = "software.amazon.awssdk.services.s3..";
    static final String DYNAMODB = "software.amazon.awssdk.services.dynamodb..";

    private static final String OURS = "io.sprintqueue..";
    private static final String[] AWS_SERVICES = {
        "software.amazon.awssdk.services..", "software.amazon.lambda..", "com.amazonaws.."
    };

    private static final String CLOCK =
            "java\\.time\\..*\\.now\\(.*|java\\.time\\.(Clock|InstantSource)\\.system.*"
                    + "|java\\.time\\.Clock\\.tick(Millis|Seconds|Minutes)\\(.*"
                    + "|java\\.lang\\.System\\.currentTimeMillis\\(.*";
    private static final String STOPWATCH = "java\\.lang\\.System\\.nanoTime\\(.*";
    private static final String ENVIRONMENT = "java\\.lang\\.System\\.getenv\\(.*";
    private static final String CHANCE =
            "java\\.lang\\.Math\\.random\\(.*|java\\.util\\.UUID\\.randomUUID\\(.*"
                    + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\..*"
                    + "|java\\.util\\.(Splittable)?Random\\.<init>\\(\\)"
                    + "|java\\.security\\.SecureRandom\\..*";

    private ArchitectureRules() {}

    static ArchRule everyClassBelongsToAModule() {
        return classes()
                .should()
                .resideInAnyPackage(
                        AWS,
                        CORE,
                        MESSAGING,
                        STORE,
                        JIRA,
                        SYNC,
                        INGEST,
                        PROCESSOR,
                        CONSOLE,
                        OPERATIONS,
                        EMBEDDED,
                        FAKE_JIRA,
                        LOCAL,
                        CLIENT,
                        LAB,
                        CLI,
                        TESTING)
                .allowEmptyShould(true);
    }

    static ArchRule coreIsPure() {
        return classes()
                .that()
                .resideInAPackage(CORE)
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                        "java..",
                                        "javax.crypto..",
                                        "com.fasterxml.jackson..",
                                        "org.jspecify..",
                                        "org.yaml.snakeyaml..",
                                        CORE)
                                .and(not(inputOrOutput())))
                .allowEmptyShould(true);
    }

    static ArchRule coreKnowsNoClockNoChanceAndNoEnvironment() {
        return noClasses()
                .that()
                .resideInAPackage(CORE)
                .should()
                .accessTargetWhere(target(String.join("|", CLOCK, STOPWATCH, ENVIRONMENT, CHANCE)))
                .allowEmptyShould(true);
    }

    static ArchRule onlyAnEntryPointReadsTheClockOrTheEnvironment() {
        return noClasses()
                .that(not(entryPoint()))
                .should()
                .accessTargetWhere(target(CLOCK + "|" + ENVIRONMENT))
                .allowEmptyShould(true);
    }

    /// What the module may use among our modules and the services of AWS; anything else is free.
    static ArchRule uses(String module, String... allowed) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(AWS_SERVICES)
                                .or(resideInAPackage(OURS))
                                .and(not(resideInAnyPackage(allowed)))
                                .and(not(resideInAPackage(module))))
                .allowEmptyShould(true);
    }

    /// What the module may use among our modules; the services of AWS are free.
    static ArchRule usesOfOurs(String module, String... allowed) {
        return uses(
                module,
                Stream.of(allowed, AWS_SERVICES).flatMap(Stream::of).toArray(String[]::new));
    }

    static ArchRule ingestNeverTouchesTheTable() {
        return noClasses()
                .that()
                .resideInAPackage(INGEST)
                .should()
                .dependOnClassesThat(resideInAnyPackage(DYNAMODB, STORE))
                .allowEmptyShould(true);
    }

    /// Each package for itself: one below another is another.
    static ArchRule thePackagesFormNoCycle() {
        return slices().matching("io.sprintqueue.(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    /// A class without subclasses is final; what JMH generates around benchmarks is not ours.
    static ArchRule publicClassesAreFinal() {
        return classes()
                .that(describe("are public classes without subclasses", ArchitectureRules::isLeaf))
                .and()
                .resideOutsideOfPackage("..jmh_generated..")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true);
    }

    private static boolean isLeaf(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.getModifiers().contains(JavaModifier.ABSTRACT)
                && !type.isInterface()
                && !type.isEnum()
                && type.getSubclasses().isEmpty();
    }

    private static DescribedPredicate<JavaClass> entryPoint() {
        var names = Pattern.compile(".*(Handler|Wiring)(\\$.*)?");
        return resideInAnyPackage(LOCAL, LAB, CLI, TESTING)
                .or(describe("named so", type -> names.matcher(type.getName()).matches()))
                .as("are entry points: *Handler, *Wiring, or what runs on one machine");
    }

    /// Streams over bytes at hand are pure; files, sockets and processes are not.
    private static DescribedPredicate<JavaClass> inputOrOutput() {
        var names =
                Pattern.compile(
                        "java\\.io\\.(File|RandomAccess|Console|PrintStream).*"
                                + "|java\\.lang\\.(Process|Runtime).*");
        return resideInAnyPackage("java.net..", "java.nio.file..", "java.nio.channels..")
                .or(describe("files", type -> names.matcher(type.getName()).matches()))
                .as("do input or output");
    }

    /// Calls and method references alike.
    private static DescribedPredicate<JavaAccess<?>> target(String names) {
        var pattern = Pattern.compile(names);
        return describe(
                "it reads the clock, chance or the environment",
                access -> pattern.matcher(access.getTarget().getFullName()).matches());
    }
}
