package io.sprintqueue.integration;

import io.sprintqueue.embedded.FunctionSettings;
import io.sprintqueue.local.runtime.RuntimeClient;

import org.junit.jupiter.api.Tag;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// The jars under AWS's own Runtime Interface Emulator, which comes with the SAM CLI.
@Tag("localstack")
class EmulatorTest extends JarSuite {
    @Override
    RunningJar start(
            String function,
            FunctionSettings settings,
            Map<String, String> environment,
            Path folder)
            throws IOException {
        String classPath =
                LambdaJar.of(function).path() + File.pathSeparator + RuntimeClient.classPath();
        return Emulator.start(
                settings.handler(), classPath, environment, folder.resolve(function + ".log"));
    }
}
