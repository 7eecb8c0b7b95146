// Generated from openapi.yaml by contractc. Do not edit.

/** A client of Webhooks 1.0.0. */

export interface Event {
  id: string;
}

