package io.sprintqueue.embedded;

/// Where a value is in the template.
///
/// @param path the keys that lead to it, such as `Resources.QueueTable.Properties.KeySchema[0]`
record SourceLocation(String file, int line, String path) {
    SourceLocation at(int line) {
        return new SourceLocation(file, line, path);
    }

    SourceLocation key(String key) {
        return new SourceLocation(file, line, path.isEmpty() ? key : path + "." + key);
    }

    SourceLocation item(int index) {
        return new SourceLocation(file, line, path + "[" + index + "]");
    }

    TemplateException problem(String message) {
        return new TemplateException(file + ":" + line + ": " + path + ": " + message);
    }
}
