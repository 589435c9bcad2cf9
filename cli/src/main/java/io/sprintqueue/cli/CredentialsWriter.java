package io.sprintqueue.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sprintqueue.core.delivery.Site;
import io.sprintqueue.core.json.BoundedJson;
import io.sprintqueue.jira.JiraCredentials;
import io.sprintqueue.jira.SiteCredentials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Writes a site's credentials into the file that has those of all sites, which only its owner may
/// read from then on.
///
/// @param file as `up --jira-credentials` takes it, and as the secret in AWS is
record CredentialsWriter(Path file) {
    /// Whether the file has just these credentials.
    ///
    /// @throws IllegalArgumentException if it has something else than credentials
    boolean has(Site site, JiraCredentials credentials) {
        return credentials.equals(SiteCredentials.parse(text()).whole().bySite().get(site));
    }

    /// What the file has of other sites stays as it is. The new text replaces the file at once, so
    /// that a running pipeline never reads half of it.
    void write(Site site, JiraCredentials credentials) {
        ObjectNode all = object();
        ObjectNode one = all.putObject(site.name());
        one.put("kind", credentials.kind().toString()).put("url", credentials.url().toString());
        if (credentials.email() != null) {
            one.put("email", credentials.email());
        }
        one.put("token", credentials.token());
        if (credentials.expiresAt() != null) {
            one.put("expiresAt", credentials.expiresAt().toString());
        }
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path folder = target.resolveSibling("");
            Path fresh = Files.createTempFile(folder, ".jira", ".json", ownerOnly(folder));
            try {
                Files.writeString(fresh, all.toPrettyString() + "\n");
                Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private ObjectNode object() {
        String text = text();
        SiteCredentials.parse(text).whole();
        try {
            JsonNode json = BoundedJson.mapper().readTree(text.isBlank() ? "{}" : text);
            return json instanceof ObjectNode object ? object : empty();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("it was parsed before", impossible);
        }
    }

    private static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String text() {
        try {
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.readString(file) : "";
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
