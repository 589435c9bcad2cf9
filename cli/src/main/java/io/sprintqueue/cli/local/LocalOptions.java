package io.sprintqueue.cli.local;

import io.sprintqueue.core.delivery.SiteSecrets;

import java.nio.file.Path;

/// How the pipeline runs on this machine.
///
/// @param template the SAM template whose resources and routes are run
/// @param configuration the configuration file
/// @param port of the HTTP front, 0 for any free one
/// @param secrets of the sites that may send
public record LocalOptions(Path template, Path configuration, int port, SiteSecrets secrets) {}
