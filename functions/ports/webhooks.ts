import type { DeliveryEvent } from './delivery-record.ts';

/** What a call of the mail provider says: `other` is genuine, but nothing that Besked records. */
export type WebhookRead =
  | { kind: 'event'; event: Omit<DeliveryEvent, 'receivedAt'> }
  | { kind: 'other'; type: string }
  | { kind: 'refused'; reason: string };

/** What a call carries: its body as text, and the headers that sign it. */
export interface WebhookCall {
  payload: string;
  id: string;
  timestamp: string;
  signature: string;
}

/** Tells the mail provider's calls from anybody else's. Never throws; calls older than 300 s are refused. */
export interface WebhookVerifier {
  verify(call: WebhookCall): WebhookRead;
}
