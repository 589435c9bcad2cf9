package io.sprintqueue.conventions;

import static io.sprintqueue.conventions.ArchitectureRules.AWS;
import static io.sprintqueue.conventions.ArchitectureRules.CLI;
import static io.sprintqueue.conventions.ArchitectureRules.CLIENT;
import static io.sprintqueue.conventions.ArchitectureRules.CONSOLE;
import static io.sprintqueue.conventions.ArchitectureRules.CORE;
import static io.sprintqueue.conventions.ArchitectureRules.DYNAMODB;
import static io.sprintqueue.conventions.ArchitectureRules.EMBEDDED;
import static io.sprintqueue.conventions.ArchitectureRules.FAKE_JIRA;
import static io.sprintqueue.conventions.ArchitectureRules.INGEST;
import static io.sprintqueue.conventions.ArchitectureRules.JIRA;
import static io.sprintqueue.conventions.ArchitectureRules.LAB;
import static io.sprintqueue.conventions.ArchitectureRules.LOCAL;
import static io.sprintqueue.conventions.ArchitectureRules.MESSAGING;
import static io.sprintqueue.conventions.ArchitectureRules.OPERATIONS;
import static io.sprintqueue.conventions.ArchitectureRules.PROCESSOR;
import static io.sprintqueue.conventions.ArchitectureRules.S3;
import static io.sprintqueue.conventions.ArchitectureRules.SQS;
import static io.sprintqueue.conventions.ArchitectureRules.STORE;
import static io.sprintqueue.conventions.ArchitectureRules.SYNC;
import static io.sprintqueue.conventions.ArchitectureRules.TESTING;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("io.sprintqueue");

    @Test
    void the_main_classes_are_found_and_the_tests_are_not() {
        assertThat(CLASSES)
                .extracting(JavaClass::getName)
                .contains("io.sprintqueue.aws.AwsClients")
                .doesNotContain(ArchitectureTest.class.getName());
    }

    @Test
    void every_class_belongs_to_a_module_of_the_design() {
        ArchitectureRules.everyClassBelongsToAModule().check(CLASSES);
    }

    @Test
    void core_is_the_language_and_jackson_without_files_and_sockets() {
        ArchitectureRules.coreIsPure().check(CLASSES);
    }

    @Test
    void core_knows_no_clock_no_chance_and_no_environment() {
        ArchitectureRules.coreKnowsNoClockNoChanceAndNoEnvironment().check(CLASSES);
    }

    @Test
    void only_an_entry_point_reads_the_clock_or_the_environment() {
        ArchitectureRules.onlyAnEntryPointReadsTheClockOrTheEnvironment().check(CLASSES);
    }

    @Test
    void what_surrounds_a_function_knows_the_domain_alone() {
        ArchitectureRules.usesOfOurs(AWS, CORE).check(CLASSES);
    }

    @Test
    void messaging_uses_core_and_the_queues_and_bodies_of_aws() {
        ArchitectureRules.uses(MESSAGING, CORE, AWS, SQS, S3).check(CLASSES);
    }

    @Test
    void the_store_uses_core_and_the_table_of_aws() {
        ArchitectureRules.uses(STORE, CORE, AWS, DYNAMODB).check(CLASSES);
    }

    @Test
    void the_console_knows_the_domain_alone_and_nothing_of_aws() {
        ArchitectureRules.uses(CONSOLE, CORE).check(CLASSES);
    }

    @Test
    void the_client_of_jira_knows_the_domain_alone_and_nothing_of_aws() {
        ArchitectureRules.uses(JIRA, CORE).check(CLASSES);
    }

    @Test
    void a_function_knows_no_other_function_and_no_local_engine() {
        ArchitectureRules.usesOfOurs(INGEST, CORE, AWS, MESSAGING).check(CLASSES);
        ArchitectureRules.usesOfOurs(PROCESSOR, CORE, AWS, MESSAGING, STORE).check(CLASSES);
        ArchitectureRules.usesOfOurs(SYNC, CORE, AWS, MESSAGING, STORE, JIRA).check(CLASSES);
        ArchitectureRules.usesOfOurs(OPERATIONS, CORE, AWS, MESSAGING, STORE, CONSOLE)
                .check(CLASSES);
    }

    @Test
    void ingest_never_touches_the_table() {
        ArchitectureRules.ingestNeverTouchesTheTable().check(CLASSES);
    }

    @Test
    void the_local_engines_know_the_clients_at_most() {
        ArchitectureRules.usesOfOurs(EMBEDDED, AWS).check(CLASSES);
    }

    @Test
    void the_fake_jira_uses_no_module_of_ours_and_nothing_of_aws() {
        ArchitectureRules.uses(FAKE_JIRA).check(CLASSES);
    }

    @Test
    void what_runs_on_one_machine_knows_what_it_is_built_of_and_not_the_command_line() {
        ArchitectureRules.usesOfOurs(CLIENT, CORE).check(CLASSES);
        ArchitectureRules.usesOfOurs(
                        LOCAL, CORE, AWS, INGEST, PROCESSOR, SYNC, OPERATIONS, CONSOLE, EMBEDDED)
                .check(CLASSES);
        ArchitectureRules.usesOfOurs(
                        LAB, CORE, AWS, MESSAGING, STORE, INGEST, EMBEDDED, LOCAL, CLIENT,
                        FAKE_JIRA)
                .check(CLASSES);
        ArchitectureRules.usesOfOurs(CLI, CORE, LOCAL, LAB, CLIENT, FAKE_JIRA, JIRA).check(CLASSES);
    }

    @Test
    void what_tests_share_knows_no_module() {
        ArchitectureRules.usesOfOurs(TESTING).check(CLASSES);
    }

    @Test
    void the_packages_of_all_modules_form_no_cycle() {
        ArchitectureRules.thePackagesFormNoCycle().check(CLASSES);
    }

    @Test
    void a_public_class_without_subclasses_is_final() {
        ArchitectureRules.publicClassesAreFinal().check(CLASSES);
    }
}
