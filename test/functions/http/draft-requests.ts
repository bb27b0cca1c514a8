import { expect } from 'vitest';
import { complaintFields, type testBesked } from './besked.ts';

/** Where a form is held to be looked through. */
export const check = '/api/complaints/check';
/** … and where it is sent. */
export const send = '/api/complaints';

/** Besked as tests have it. */
export type Besked = Awaited<ReturnType<typeof testBesked>>;
/** What a form sends, by name. */
export type Fields = Record<string, string>;

/** A form with files, by their names. */
export const multipart = (fields: Fields, files: Record<string, string> = {}): RequestInit => {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, text] of Object.entries(files))
    body.append('attachments', new File([text], name));
  return { method: 'POST', body, headers: { accept: 'text/html' } };
};

/** Holds a complaint and says where it can be looked through. */
export const held = async ({ app }: Besked, fields = complaintFields(), files: Fields = {}) => {
  const answer = await app.request(check, multipart(fields, files));
  expect(answer.status).toBe(303);
  const path = answer.headers.get('location') ?? '';
  const token = path.split('/').at(-2) ?? '';
  const html = await (await app.request(path)).text();
  return { path, token, html };
};

/** The hidden fields of the page: what its button sends. */
export const hiddenFields = (html: string): Fields =>
  Object.fromEntries(
    [...html.matchAll(/<h name="([^"]*)" value="([^"]*)">/g)].map(([, name = '', value = '']) => [
      name,
      value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    ]),
  );

/** What has been sent to the officer and is due. */
export const submissions = async ({ due }: Besked) =>
  (await due()).filter(({ purpose }) => purpose === 'officer');
