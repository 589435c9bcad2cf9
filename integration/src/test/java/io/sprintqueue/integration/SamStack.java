package io.sprintqueue.integration;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A stack of the very `template.yaml`, put up by `sam deploy`. Its layer alone has a
/// configuration of the tests.
final class SamStack {
    private static final Duration DEPLOYMENT = Duration.ofMinutes(8);

    /// What LocalStack gives as the id of a resource that it does not make.
    private static final String NOT_MADE = "unknown";

    private final Cloud cloud;
    private final String name;
    private final Path description;
    private final JsonNode described;

    private SamStack(Cloud cloud, String name, Path description) throws IOException {
        this.cloud = cloud;
        this.name = name;
        this.description = description;
        this.described = BoundedJson.mapper().readTree(description.toFile());
    }

    /// Deploys it.
    ///
    /// @param folder to put the template and what it refers to
    static SamStack deploy(Cloud cloud, String name, Path folder) throws IOException {
        sam(
                cloud,
                "deploy",
                name,
                "--template-file=" + staged(folder),
                "--resolve-s3",
                "--no-confirm-changeset",
                "--no-progressbar",
                "--on-failure=DELETE",
                "--capabilities",
                "CAPABILITY_IAM",
                "CAPABILITY_NAMED_IAM",
                "CAPABILITY_AUTO_EXPAND",
                "--parameter-overrides",
                "DeletionProtection=false",
                "DeploymentType=AllAtOnce");
        Path description = folder.resolve("stack.json");
        Files.writeString(description, helper(cloud, "describe", name).run());
        return new SamStack(cloud, name, description);
    }

    /// Whether a stack of that name is there.
    static boolean isThere(Cloud cloud, String name) {
        return helper(cloud, "exists", name).succeeds();
    }

    private static void sam(Cloud cloud, String verb, String name, String... arguments) {
        Path sam = Project.installed("sam", "sam");
        var words =
                new ArrayList<>(List.of(sam.toString(), verb, "--stack-name", name, "--region"));
        words.add(cloud.region());
        words.addAll(List.of(arguments));
        new Command(words, cloud.environment(), DEPLOYMENT).run();
    }

    private static Command helper(Cloud cloud, String verb, String name) {
        return new Command(
                List.of(
                        Project.installed("sam", "python").toString(),
                        Project.home().resolve("scripts/python/stack.py").toString(),
                        verb,
                        name),
                cloud.environment(),
                DEPLOYMENT);
    }

    /// The template among what it refers to.
    private static Path staged(Path folder) throws IOException {
        Path home = Project.home();
        for (LambdaJar jar : LambdaJar.values()) {
            String module = jar.module();
            Files.createSymbolicLink(folder.resolve(module), home.resolve(module));
        }
        Path configuration = Files.createDirectories(folder.resolve("config"));
        Files.writeString(configuration.resolve("sprintqueue.yaml"), Backend.CONFIGURATION);
        return Files.copy(home.resolve("template.yaml"), folder.resolve("template.yaml"));
    }

    /// What the service calls the resource.
    String physicalId(String logicalId) {
        for (JsonNode resource : described.path("resources")) {
            if (resource.path("logicalId").asText().equals(logicalId)) {
                return resource.path("physicalId").asText();
            }
        }
        throw new IllegalArgumentException("the stack has no " + logicalId);
    }

    /// Whether the resource is there.
    boolean isMade(String logicalId) {
        return !physicalId(logicalId).equals(NOT_MADE);
    }

    /// The resources of which nothing was made, with their types.
    Map<String, String> notMade() {
        var notMade = new TreeMap<String, String>();
        for (JsonNode resource : described.path("resources")) {
            if (resource.path("physicalId").asText().equals(NOT_MADE)) {
                notMade.put(resource.path("logicalId").asText(), resource.path("type").asText());
            }
        }
        return notMade;
    }

    /// What the stack says in the end.
    String output(String key) {
        return described.path("outputs").required(key).asText();
    }

    Cloud cloud() {
        return cloud;
    }

    /// Removes the stack, and what its template keeps of it.
    void remove() {
        sam(cloud, "delete", name, "--no-prompts");
        helper(cloud, "forget", name).reading(description).run();
    }
}
