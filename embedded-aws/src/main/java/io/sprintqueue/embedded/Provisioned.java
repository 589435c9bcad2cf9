package io.sprintqueue.embedded;

import java.util.Map;

/// A resource that exists.
///
/// @param reference what `Ref` gives
/// @param attributes what `Fn::GetAtt` gives
record Provisioned(String reference, Map<String, String> attributes) {}
