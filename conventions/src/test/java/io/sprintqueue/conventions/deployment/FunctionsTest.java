package io.sprintqueue.conventions.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;

import io.sprintqueue.aws.AwsClients.Service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Each function as the template would have Lambda run it.
class FunctionsTest {
    /// What a function reads where it is set, and does without where it is not. The log level and
    /// the service's name are read by Powertools' logging too.
    private static final Set<String> OPTIONAL =
            Set.of(
                    "CONFIG_FILE",
                    "POWERTOOLS_LOG_LEVEL",
                    "POWERTOOLS_METRICS_NAMESPACE",
                    "POWERTOOLS_SERVICE_NAME");

    private static final Set<String> READ_BY_LIBRARIES = Set.of("POWERTOOLS_LOG_LEVEL");

    private static final SamTemplate TEMPLATE = SamTemplate.read();

    private static Stream<String> functions() {
        return TEMPLATE.resources(SamTemplate.FUNCTION).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void the_handler_is_a_class_of_the_module_whose_jar_the_function_is(String function) {
        JsonNode properties = TEMPLATE.properties(function);
        String jar = properties.path("CodeUri").asText();
        String module = jar.substring(0, jar.indexOf('/'));
        String handler = properties.path("Handler").asText();

        assertThat(jar).isEqualTo(module + "/target/" + module + "-lambda.jar");
        assertThat(SamTemplate.HOME.resolve(module))
                .isDirectoryContaining(file -> file.endsWith("pom.xml"));
        assertThat(SamTemplate.text("pom.xml"))
                .contains("<module>" + module + "</module>")
                .contains("${project.build.directory}/${project.artifactId}-lambda.jar");
        assertThat(SamTemplate.text(module + "/pom.xml")).contains("maven-shade-plugin");
        assertThat(source(module, handler)).isRegularFile();
        assertThatCode(() -> Class.forName(handler).getConstructor()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_starts_on_the_variables_of_the_template(String function) {
        assertThatCode(() -> start(function, environment(function))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void it_misses_each_variable_that_it_cannot_do_without(String function) {
        for (String variable : TEMPLATE.environment(function).keySet()) {
            if (!OPTIONAL.contains(variable)) {
                var without = environment(function);
                without.remove(variable);
                assertThatThrownBy(() -> start(function, without))
                        .as(variable)
                        .rootCause()
                        .hasMessageContaining(variable + " is missing");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void no_variable_is_set_that_nothing_reads(String function) {
        String module = TEMPLATE.properties(function).path("CodeUri").asText().split("/", 2)[0];
        String sources = Sources.main(module) + Sources.main("aws-clients");

        assertThat(TEMPLATE.environment(function).keySet())
                .filteredOn(variable -> !READ_BY_LIBRARIES.contains(variable))
                .allMatch(variable -> sources.contains("\"" + variable + "\""));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void it_runs_on_arm_and_on_the_java_of_the_build(String function) {
        JsonNode globals = TEMPLATE.root().at("/Globals/Function");

        assertThat(TEMPLATE.properties(function).has("Runtime")).isFalse();
        assertThat(globals.path("Runtime").asText()).isEqualTo("java25");
        assertThat(SamTemplate.texts(globals.path("Architectures"))).containsExactly("arm64");
    }

    private static Stream<String> answering() {
        return Stream.concat(
                functions().filter(function -> !TEMPLATE.events(function, "HttpApi").isEmpty()),
                Dashboard.of(TEMPLATE)
                        .widgets("custom")
                        .map(widget -> widget.at("/properties/endpoint").asText())
                        .flatMap(endpoint -> Dashboard.references(endpoint).stream())
                        .map(reference -> reference.split("\\.", 2)[0]));
    }

    @ParameterizedTest
    @MethodSource("answering")
    void a_function_that_a_caller_waits_for_starts_from_a_primed_image(String function) {
        JsonNode properties = TEMPLATE.properties(function);
        String module = properties.path("CodeUri").asText().split("/", 2)[0];
        Path handler = source(module, properties.path("Handler").asText());

        assertThat(properties.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(properties.path("AutoPublishAlias").asText()).isEqualTo("live");
        assertThat(properties.path("AutoPublishAliasAllProperties").asBoolean()).isTrue();
        assertThat(handler).content().contains("Wiring::warmUpClients", ".register();");
        assertThat(handler.resolveSibling("Priming.java")).isRegularFile();
    }

    /// Jira sends again what finds no image; a person who opens a page after weeks does not.
    @ParameterizedTest
    @ValueSource(strings = {"OperationsFunction", "ConsoleFunction"})
    void an_image_is_used_each_day_so_that_lambda_keeps_it(String function) {
        assertThat(TEMPLATE.events(function, "Schedule"))
                .singleElement()
                .satisfies(daily -> {
                    assertThat(daily.path("Schedule").asText()).isEqualTo("rate(1 day)");
                    assertThat(SamTemplate.parse(daily.path("Input").asText()).root().isObject())
                            .isTrue();
                });
    }

    /// SAM publishes a version where a property has another text, and that of a reference to a
    /// parameter stays the same.
    @ParameterizedTest
    @MethodSource("functions")
    void no_parameter_is_a_variable_of_a_version_which_would_keep_the_old_value(String function) {
        if (TEMPLATE.properties(function).has("AutoPublishAlias")) {
            assertThat(TEMPLATE.environment(function).values())
                    .filteredOn(TEMPLATE.names("Parameters")::contains)
                    .containsOnly("LogLevel");
        }
    }

    @Test
    void callers_of_the_console_get_its_alias() {
        assertThat(TEMPLATE.root().at("/Outputs/ConsoleFunctionArn/Value").asText())
                .isEqualTo("ConsoleFunction.Alias");
    }

    /// With it, Powertools ends the process before SnapStart's image is taken.
    @Test
    void no_jar_has_powertools_list_of_classes_to_load() {
        assertThat(SamTemplate.text("pom.xml")).contains("<exclude>classesloaded.txt</exclude>");
    }

    private static Path source(String module, String handler) {
        return SamTemplate.HOME.resolve(
                module + "/src/main/java/" + handler.replace('.', '/') + ".java");
    }

    private static Map<String, String> environment(String function) {
        var environment = new HashMap<String, String>();
        TEMPLATE.environment(function)
                .keySet()
                .forEach(variable -> environment.put(variable, "https://a.example/" + variable));
        environment.put(
                "CONFIG_FILE", SamTemplate.HOME.resolve("config/sprintqueue.yaml").toString());
        return environment;
    }

    /// Nothing is called, so the services may be anywhere.
    private static void start(String function, Map<String, String> variables)
            throws ReflectiveOperationException {
        for (Service service : Service.values()) {
            variables.put("AWS_ENDPOINT_URL_" + service.name(), "https://a.example");
        }
        String handler = TEMPLATE.properties(function).path("Handler").asText();
        var constructor = Class.forName(handler).getConstructor(Map.class, InstantSource.class);
        assertThat(Files.exists(Path.of(variables.getOrDefault("CONFIG_FILE", "")))).isTrue();
        try {
            constructor.newInstance(variables, InstantSource.system());
        } catch (InvocationTargetException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
