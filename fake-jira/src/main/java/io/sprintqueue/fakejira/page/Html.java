package io.sprintqueue.fakejira.page;

/// Text that is safe between tags and in quoted attributes.
final class Html {
    private Html() {}

    static String escaped(Object value) {
        var safe = new StringBuilder();
        for (char each : value.toString().toCharArray()) {
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(each);
            }
        }
        return safe.toString();
    }
}
