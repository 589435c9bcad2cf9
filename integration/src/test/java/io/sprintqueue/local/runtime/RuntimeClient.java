package io.sprintqueue.local.runtime;

import java.io.File;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lambda's Runtime Interface Client as Lambda puts it next to a function's jar.
public final class RuntimeClient {
    private static final List<String> ARTIFACTS =
            List.of(
                    "aws-lambda-java-runtime-interface-client",
                    "aws-lambda-java-serialization",
                    "aws-lambda-java-core");

    private RuntimeClient() {}

    /// Its class, which is started.
    public static String mainClass() {
        return Program.CLIENT;
    }

    /// Its jars, and nothing else of this process's class path.
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(each -> ARTIFACTS.stream().anyMatch(each::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// What a JVM must be told so that it finds the client's native library.
    public static String nativeLibrary() {
        return "-D" + NativeLibrary.PROPERTY + "=" + NativeLibrary.path();
    }
}
