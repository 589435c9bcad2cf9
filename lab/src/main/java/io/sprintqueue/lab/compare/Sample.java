package io.sprintqueue.lab.compare;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/// An event as the load generator sent it.
///
/// @param id its identifier, which both designs keep
/// @param due when it was to be sent
/// @param stamp the time in its body, to the millisecond
record Sample(String id, Instant due, Instant stamp, boolean accepted) {
    private static final int ID = 0;
    private static final int DUE = 1;
    private static final int STATUS = 4;

    /// Reads the load generator's table: a header, then `id,planned,sent,answered,status`.
    static List<Sample> read(String table) {
        List<String> rows = table.lines().skip(1).toList();
        return IntStream.range(0, rows.size())
                .mapToObj(index -> of(rows.get(index).split(","), index))
                .toList();
    }

    /// The load generator adds a microsecond for each event that came before.
    private static Sample of(String[] row, int index) {
        Instant due = Instant.EPOCH.plus(Long.parseLong(row[DUE]), ChronoUnit.MICROS);
        return new Sample(
                row[ID],
                due,
                due.plus(index, ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS),
                row[STATUS].startsWith("2"));
    }
}
