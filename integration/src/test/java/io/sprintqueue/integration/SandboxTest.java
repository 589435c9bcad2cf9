package io.sprintqueue.integration;

import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/// A throw-away stack wherever one is allowed: in the account of AWS's default credentials, or at
/// an endpoint. `-Dsprintqueue.sandbox=STACK` names it, `-Dsprintqueue.sandbox.endpoint=URL` says
/// where, if not AWS.
@EnabledIfSystemProperty(
        named = SandboxTest.STACK,
        matches = ".+",
        disabledReason = "-Dsprintqueue.sandbox names no stack to put up and remove")
class SandboxTest extends PipelineSuite {
    static final String STACK = "sprintqueue.sandbox";

    @Override
    Backend start(Path folder) throws IOException {
        Cloud cloud = cloud();
        String name = System.getProperty(STACK);
        // What is put up here is removed with all its data.
        if (SamStack.isThere(cloud, name)) {
            throw new AssertionError("there is a stack " + name + " already: name a new one");
        }
        SamStack stack = SamStack.deploy(cloud, name, folder);
        return new StackBackend(stack, stack::remove);
    }

    private static Cloud cloud() {
        String endpoint = System.getProperty(STACK + ".endpoint", "");
        return endpoint.isEmpty()
                ? new Cloud(DefaultAwsRegionProviderChain.builder().build().getRegion().id(), null)
                : Cloud.at(URI.create(endpoint));
    }
}
