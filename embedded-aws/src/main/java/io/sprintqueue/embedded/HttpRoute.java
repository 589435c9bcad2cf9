package io.sprintqueue.embedded;

/// A route of the HTTP API that a function answers.
///
/// @param method of HTTP
/// @param path a template of it: `/ops/items/{site}/{key}`
public record HttpRoute(String method, String path) {}
