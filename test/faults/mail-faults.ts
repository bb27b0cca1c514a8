import type { ServerResponse } from 'node:http';

/** One way to answer a request to send a mail. */
export interface MailFault {
  name: string;
  /** How often it is drawn, relative to the others. */
  weight: number;
  /** Whether the mail has been taken before the answer goes wrong: true of this share of the cases. */
  accepts: number;
  /** Answers, or does not. `told` is what a mail or batch that was taken is answered with. */
  answer: (response: ServerResponse, told: object) => void;
  /** Meets batches only: a single mail is taken instead. */
  ofBatches?: true;
  /** Seconds that the answer asks the sender to wait. */
  retryAfter?: number;
}

const json = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};

/** An error as Resend words it. */
export const resendError = (response: ServerResponse, status: number, name: string): void =>
  json(response, status, { statusCode: status, name, message: `Injected: ${name}.` });

/** What a mail that was taken is answered with. */
export const taken: MailFault = {
  name: '200',
  weight: 66,
  accepts: 1,
  answer: (response, told) => json(response, 200, told),
};

/** Sends a byte now and then, for longer than any sender waits. */
const drip = (response: ServerResponse, text: string): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  let sent = 0;
  const timer = setInterval(() => {
    response.write(text[sent % text.length]);
    sent += 1;
  }, 60);
  response.once('close', () => clearInterval(timer));
};

/** `asDate`: as an HTTP date, counted from the `date` of the same answer, in whole seconds. */
const limited = (name: string, retryAfter: number, asDate: boolean): MailFault => ({
  name,
  weight: 3,
  accepts: 0,
  retryAfter,
  answer: (response) => {
    const now = Date.now();
    const then = new Date(now + retryAfter * 1000).toUTCString();
    json(
      response,
      429,
      { statusCode: 429, name: 'rate_limit_exceeded', message: 'Too many requests.' },
      { 'retry-after': asDate ? then : String(retryAfter), date: new Date(now).toUTCString() },
    );
  },
});

/** All answers, the good one among them. */
export const mailFaults: readonly MailFault[] = [
  taken,
  limited('429 retry-after: 1', 1, false),
  limited('429 retry-after: date', 2, true),
  {
    name: '500',
    weight: 4,
    accepts: 0,
    answer: (response) => resendError(response, 500, 'internal_server_error'),
  },
  {
    name: '502 as HTML',
    weight: 4,
    accepts: 0.5,
    answer: (response) => {
      response.writeHead(502, { 'content-type': 'text/html' });
      response.end('<html><body><h1>502 Bad Gateway</h1></body></html>');
    },
  },
  { name: '500 null', weight: 4, accepts: 0.5, answer: (response) => json(response, 500, null) },
  { name: 'no answer, taken', weight: 3, accepts: 1, answer: () => {} },
  {
    name: 'reset',
    weight: 4,
    accepts: 0.5,
    answer: (response) => response.socket?.resetAndDestroy(),
  },
  {
    name: '200 malformed JSON',
    weight: 4,
    accepts: 1,
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end('{"id": "0f3');
    },
  },
  {
    name: 'slow drip, taken',
    weight: 2,
    accepts: 1,
    answer: (response) => drip(response, '{"id": "'),
  },
  {
    name: '409 concurrent',
    weight: 4,
    accepts: 0.5,
    answer: (response) => resendError(response, 409, 'concurrent_idempotent_requests'),
  },
  {
    name: '422 of a batch',
    weight: 4,
    accepts: 0,
    ofBatches: true,
    answer: (response) => resendError(response, 422, 'validation_error'),
  },
  {
    name: '409 other payload',
    weight: 0.7,
    accepts: 0.5,
    answer: (response) => resendError(response, 409, 'invalid_idempotent_request'),
  },
];
