package io.sprintqueue.integration;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.core.json.BoundedJson;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// A stack of the very `template.yaml`, put up by `sam deploy`. Its layer alone has a
/// configuration of the tests.
final class SamStack {
    static final String REGION = "eu-west-1";

    private static final String NAME = "sprintqueue-integration";

    /// What LocalStack gives as the id of a resource that it does not make.
    private static final String NOT_MADE = "unknown";

    private final Map<String, String> physicalIds = new HashMap<>();
    private final Set<String> typesNotMade = new TreeSet<>();

    /// Deploys to the endpoint.
    ///
    /// @param folder to put the template and what it refers to
    static SamStack deploy(URI endpoint, Path folder) throws IOException {
        Map<String, String> environment =
                Map.of(
                        "AWS_ENDPOINT_URL", endpoint.toString(),
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "AWS_REGION", REGION,
                        "AWS_DEFAULT_REGION", REGION,
                        "SAM_CLI_TELEMETRY", "0");
        Path sam = Project.python("sam").resolve("bin").resolve("sam");
        Project.run(
                environment,
                List.of(
                        sam.toString(),
                        "deploy",
                        "--template-file",
                        staged(folder).toString(),
                        "--stack-name",
                        NAME,
                        "--region",
                        REGION,
                        "--resolve-s3",
                        "--no-confirm-changeset",
                        "--no-progressbar",
                        "--capabilities",
                        "CAPABILITY_IAM",
                        "CAPABILITY_NAMED_IAM",
                        "CAPABILITY_AUTO_EXPAND",
                        "--parameter-overrides",
                        "DeletionProtection=false"));
        return new SamStack(describe(environment, endpoint));
    }

    private SamStack(JsonNode resources) {
        for (JsonNode resource : resources.path("StackResources")) {
            String id = resource.path("PhysicalResourceId").asText();
            physicalIds.put(resource.path("LogicalResourceId").asText(), id);
            if (id.equals(NOT_MADE)) {
                typesNotMade.add(resource.path("ResourceType").asText());
            }
        }
    }

    private static JsonNode describe(Map<String, String> environment, URI endpoint)
            throws IOException {
        Path aws = Project.python("localstack").resolve("bin").resolve("aws");
        var command =
                new ArrayList<>(
                        List.of(
                                aws.toString(),
                                "cloudformation",
                                "describe-stack-resources",
                                "--output=json",
                                "--stack-name=" + NAME,
                                "--endpoint-url=" + endpoint));
        return BoundedJson.mapper().readTree(Project.run(environment, command));
    }

    /// The template among what it refers to.
    private static Path staged(Path folder) throws IOException {
        Path home = Project.home();
        for (String function : List.of("ingest", "processor", "operations")) {
            String module = function + "-function";
            Files.createSymbolicLink(folder.resolve(module), home.resolve(module));
        }
        Path configuration = Files.createDirectories(folder.resolve("config"));
        Files.writeString(configuration.resolve("sprintqueue.yaml"), Backend.CONFIGURATION);
        return Files.copy(home.resolve("template.yaml"), folder.resolve("template.yaml"));
    }

    /// What the service calls the resource.
    String physicalId(String logicalId) {
        String id = physicalIds.get(logicalId);
        if (id == null) {
            throw new IllegalArgumentException("the stack has no " + logicalId);
        }
        return id;
    }

    /// The types of which nothing was made.
    Set<String> typesNotMade() {
        return typesNotMade;
    }
}
