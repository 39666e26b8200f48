/** The protocol's version: both edges must name the same one. A change of any schema needs a new number (held by tests/server/protocol/version.test.ts). */
export const PROTOCOL_VERSION = 7;
