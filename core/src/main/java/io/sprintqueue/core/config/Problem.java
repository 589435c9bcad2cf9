package io.sprintqueue.core.config;

/// One mistake in a configuration file, or a probable one, and its place.
///
/// @param fileName the name under which the file was read
/// @param line counted from 1
/// @param path the keys that lead there, such as `sites.acme.fields.sprint.type`; empty for the
///     file as a whole
/// @param message what was found, what is allowed, and what to do
public record Problem(String fileName, int line, String path, String message) {
    @Override
    public String toString() {
        String place = fileName + ":" + line + ": ";
        return path.isEmpty() ? place + message : place + path + ": " + message;
    }
}
