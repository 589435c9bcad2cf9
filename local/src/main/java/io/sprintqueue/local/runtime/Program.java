package io.sprintqueue.local.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the processes of one function run.
///
/// @param name of the function
/// @param handler the class that it calls
/// @param classPath where that class and the Runtime Interface Client are
/// @param javaOptions options of its compilers and caches; memory and collector are set here
/// @param environment all that they find in their environment, but for Lambda's own variables
/// @param memoryMegabytes what Lambda would give it; not enforced here
/// @param timeout after which an invocation's process is killed
/// @param taskRoot the working directory
public record Program(
        String name,
        String handler,
        String classPath,
        List<String> javaOptions,
        Map<String, String> environment,
        int memoryMegabytes,
        Duration timeout,
        Path taskRoot) {
    /// The default of Lambda's own runtime: only the first compiler.
    public static final List<String> USUAL_OPTIONS = List.of("-XX:TieredStopAtLevel=1");

    static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private static final String TEMPORARY = System.getProperty("java.io.tmpdir");

    /// Ctrl-C in a terminal reaches every process of it. The functions must outlive it, so that
    /// what is in progress can end; the program that follows keeps ignoring an ignored signal.
    private static final List<String> DEAF_TO_INTERRUPTS =
            List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "sh");

    /// Copies options and environment.
    public Program {
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
    }

    String arn() {
        return "arn:aws:lambda:local:000000000000:function:" + name;
    }

    List<String> command() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        DEAF_TO_INTERRUPTS,
                        List.of(java, "-Xmx256m", "-XX:+UseSerialGC"),
                        javaOptions,
                        List.of(
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-XX:ErrorFile=%s/%s-%%p.log".formatted(TEMPORARY, name),
                                "-D" + NativeLibrary.PROPERTY + "=" + NativeLibrary.path(),
                                "-cp",
                                classPath,
                                CLIENT,
                                handler))
                .flatMap(List::stream)
                .toList();
    }

    /// The environment of a process.
    ///
    /// @param runtimeApi host and port of its Runtime API
    /// @param outer this process's own environment, of which little is passed on
    Map<String, String> environment(String runtimeApi, Map<String, String> outer) {
        var all = new LinkedHashMap<String, String>();
        Stream.of("PATH", "HOME", "LANG")
                .filter(outer::containsKey)
                .forEach(name -> all.put(name, outer.get(name)));
        all.putAll(environment);
        all.put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
        all.put("_HANDLER", handler);
        all.put("AWS_LAMBDA_FUNCTION_NAME", name);
        all.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        all.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(memoryMegabytes));
        all.put("AWS_LAMBDA_LOG_GROUP_NAME", "local");
        all.put("AWS_LAMBDA_LOG_STREAM_NAME", "local");
        all.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        return all;
    }
}
