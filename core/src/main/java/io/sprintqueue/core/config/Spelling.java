package io.sprintqueue.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the word that was probably meant.
final class Spelling {
    private static final int DISTANCE_MAX = 2;

    private Spelling() {}

    /// The nearest of the words, where it is at most two letters away.
    static Optional<String> nearest(String written, Collection<String> words) {
        return words.stream()
                .filter(word -> Math.abs(word.length() - written.length()) <= DISTANCE_MAX)
                .filter(word -> distance(written, word) <= DISTANCE_MAX)
                .min(Comparator.comparingInt(word -> distance(written, word)));
    }

    /// How many letters to add, remove or replace (Levenshtein).
    private static int distance(String one, String other) {
        int[] above = new int[other.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < above.length; column++) {
                boolean same = one.charAt(row - 1) == other.charAt(column - 1);
                int replaced = above[column - 1] + (same ? 0 : 1);
                int shifted = Math.min(above[column], current[column - 1]) + 1;
                current[column] = Math.min(replaced, shifted);
            }
            above = current;
        }
        return above[other.length()];
    }
}
