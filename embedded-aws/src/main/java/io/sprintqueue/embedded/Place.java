package io.sprintqueue.embedded;

/// Where a value is in the template.
///
/// @param path the keys that lead to it, such as `Resources.QueueTable.Properties.KeySchema[0]`
record Place(String file, int line, String path) {
    Place at(int line) {
        return new Place(file, line, path);
    }

    Place key(String key) {
        return new Place(file, line, path.isEmpty() ? key : path + "." + key);
    }

    Place item(int index) {
        return new Place(file, line, path + "[" + index + "]");
    }

    TemplateException problem(String message) {
        return new TemplateException(file + ":" + line + ": " + path + ": " + message);
    }
}
