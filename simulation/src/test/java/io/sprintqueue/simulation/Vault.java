package io.sprintqueue.simulation;

import java.time.Duration;

/// The stored secrets of two sites. At some time they are rotated as the operators' page says: the
/// new one is added, Jira changes after one time to live, and the old one is dropped.
final class Vault {
    private static final long TIME_TO_LIVE = Duration.ofMinutes(5).toMillis();

    private final Agenda agenda;
    private final Ports ports;
    private final long rotatedMillis;

    /// @param rotatedMillis when the new secrets are added
    Vault(Agenda agenda, Ports ports, long rotatedMillis) {
        this.agenda = agenda;
        this.ports = ports;
        this.rotatedMillis = rotatedMillis;
    }

    /// What the function reads. It does so under a lock, so no other fiber runs meanwhile.
    String read() {
        return ports.callLocked(Port.SECRETS, this::text);
    }

    private String text() {
        long since = agenda.millis() - rotatedMillis;
        String secrets =
                since < 0
                        ? "\"old-%s\""
                        : since < 3 * TIME_TO_LIVE ? "[\"new-%s\",\"old-%s\"]" : "\"new-%s\"";
        return "{\"alpha\":%s,\"beta\":%s}"
                .formatted(secrets.replace("%s", "alpha"), secrets.replace("%s", "beta"));
    }

    /// What Jira signs with.
    String secretOf(String site) {
        boolean changed = agenda.millis() - rotatedMillis > TIME_TO_LIVE + TIME_TO_LIVE / 2;
        return (changed ? "new-" : "old-") + site;
    }
}
