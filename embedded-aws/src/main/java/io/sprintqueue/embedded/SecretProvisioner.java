package io.sprintqueue.embedded;

import io.sprintqueue.embedded.engine.SecretsEngine;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Creates the secrets, with the value that the template gives, or one as Secrets Manager would
/// generate it.
record SecretProvisioner(SecretsEngine secrets, RandomGenerator random) {
    private static final Set<String> WITHOUT_LOCAL_MEANING = Set.of("Description");
    private static final int LENGTH_DEFAULT = 32;
    private static final String LETTERS_AND_DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    Provisioned provision(Resource resource, Resolver resolver) {
        var definition =
                Properties.read(
                        resource,
                        resolver,
                        properties -> {
                            properties.withoutLocalMeaning(WITHOUT_LOCAL_MEANING);
                            return new Definition(
                                    properties.text("Name").orElse(resource.logicalId()),
                                    properties
                                            .text("SecretString")
                                            .or(() ->
                                                    properties.section(
                                                            "GenerateSecretString",
                                                            this::generate)));
                        });
        var name = definition.name();
        if (!secrets.has(name)) {
            definition.value().ifPresent(value -> secrets.put(name, value));
        }
        return new Provisioned(secrets.arn(name), Map.of("Id", secrets.arn(name)));
    }

    private String generate(Properties properties) {
        int length = properties.number("PasswordLength").orElse(LENGTH_DEFAULT);
        var characters =
                properties.flag("ExcludePunctuation").orElse(false)
                        ? LETTERS_AND_DIGITS
                        : LETTERS_AND_DIGITS + PUNCTUATION;
        var value = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            value.append(characters.charAt(random.nextInt(characters.length())));
        }
        return value.toString();
    }

    private record Definition(String name, Optional<String> value) {}
}
