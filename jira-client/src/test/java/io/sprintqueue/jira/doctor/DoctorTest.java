package io.sprintqueue.jira.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.sprintqueue.fakejira.site.Dialect;
import io.sprintqueue.fakejira.work.SampleSite;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Set;
import java.util.function.Consumer;

/// Faults are planted one by one in a fake Jira that has none, or in what we are told of it.
class DoctorTest {
    @ParameterizedTest
    @EnumSource(Dialect.class)
    void where_nothing_is_wrong_nothing_is_found(Dialect dialect) {
        try (var patient = new Patient(dialect)) {
            assertThat(patient.complaints()).isEmpty();
            assertThat(patient.findings())
                    .hasSizeGreaterThan(20)
                    .allMatch(finding -> !finding.seen().isBlank())
                    .noneMatch(finding -> finding.toString().contains(SampleSite.READER_TOKEN))
                    .noneMatch(finding -> finding.toString().contains(SampleSite.ADMIN_TOKEN));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource({
        "io.sprintqueue.jira.doctor.AccountFaults#ofTheSite",
        "io.sprintqueue.jira.doctor.AccountFaults#ofTheToken",
        "io.sprintqueue.jira.doctor.AccountFaults#ofItsKind",
        "io.sprintqueue.jira.doctor.AccountFaults#ofTheAccount",
        "io.sprintqueue.jira.doctor.AccountFaults#ofTheAdministrator",
        "io.sprintqueue.jira.doctor.AccountFaults#ofTheFields",
        "io.sprintqueue.jira.doctor.WebhookFaults#ofTheWebhook",
        "io.sprintqueue.jira.doctor.WebhookFaults#ofWhatItTells",
        "io.sprintqueue.jira.doctor.WebhookFaults#ofDeliveries"
    })
    void each_fault_is_named(
            String fault, Dialect dialect, Consumer<Patient> planted, Set<Check> named) {
        try (var patient = new Patient(dialect)) {
            planted.accept(patient);

            assertThat(patient.complaints()).as(fault).isEqualTo(named);
            assertThat(patient.findings())
                    .filteredOn(finding -> named.contains(finding.check()))
                    .allMatch(finding -> !finding.fix().isBlank());
        }
    }
}
