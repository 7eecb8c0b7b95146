// Generated from openapi.yaml by contractc. Do not edit.

/** A client of an API without a title, 1.0.0. */

export {};
