import { expect } from 'vitest';
import { publishedVersion } from '../src/modules/catalogue/index.ts';
import type { DraftView } from '../src/modules/intake/contract.ts';
import { chanceOf } from '../src/seed/chance.ts';
import { complete, presetOf, situationOf } from '../src/seed/fill.ts';
import type { Town } from './town.ts';

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const EDGE = 'oneseal-test-boundary';
const fileOf = (name: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `--${EDGE}\r\ncontent-disposition: form-data; name="file"; filename="${name}.pdf"\r\ncontent-type: application/pdf\r\n\r\n`,
    ),
    Buffer.from(`${PDF}% ${name}\n\r\n--${EDGE}--\r\n`),
  ]);
let uploads = 0;
/** A request that uploads a small PDF, with a client key of its own. The name makes its content another one. */
export const fileForm = (name: string) => {
  uploads += 1;
  return {
    payload: fileOf(name),
    headers: {
      'content-type': `multipart/form-data; boundary=${EDGE}`,
      'idempotency-key': `hand-in-${String(uploads).padStart(4, '0')}`,
    },
  };
};

/** Hands in a complete application of a bundled item, as the pages do, and answers the id of the case; `licence`: which it renews or changes. */
export const handIn = async (town: Town, cookie: string, item: string, licence?: string): Promise<string> =>
  submitted(town, cookie, await withoutHandingIn(town, cookie, item, licence));

/** The same, together with somebody who is named and says yes. */
export const handInTogether = async (
  town: Town,
  cookie: string,
  item: string,
  other: { readonly cookie: string; readonly name: string; readonly number: string },
): Promise<string> => {
  const draft = await withoutHandingIn(town, cookie, item);
  const { name, number } = other;
  const named = await town.call('POST', `/api/drafts/${draft}/co-applicants`, { cookie, body: { name, number } });
  expect(named.status, JSON.stringify(named.body)).toBe(200);
  const joint = { url: `/api/joint-applications/${draft}`, cookie: other.cookie };
  const { rev } = (await town.call('GET', joint.url, { cookie: joint.cookie })).body;
  const body = { join: true, rev, eDelivery: true };
  expect((await town.call('POST', joint.url, { cookie: joint.cookie, body })).status).toBe(200);
  return submitted(town, cookie, draft);
};

const submitted = async (town: Town, cookie: string, draft: string): Promise<string> => {
  const url = `/api/drafts/${draft}`;
  const { rev } = (await town.call('GET', url, { cookie })).body as DraftView;
  const done = await town.call('POST', `${url}/submit`, { cookie, body: { rev, confirmTrue: true, eDelivery: true } });
  expect(done.status, JSON.stringify(done.body)).toBe(201);
  return done.body.caseId;
};

/** Fills one in until nothing is missing, and answers the id of the draft. */
export const withoutHandingIn = async (town: Town, cookie: string, item: string, licence?: string): Promise<string> => {
  const version = (await publishedVersion(town.db, town.bureau, item))!;
  const preset = { situation: {}, ...presetOf(item, chanceOf(5), town.clock.today()) };
  const situation = { ...situationOf(version, chanceOf(3)), ...preset.situation };
  let draft = (
    await town.call('POST', '/api/drafts', { cookie, body: { item, situation, ...(licence ? { licence } : {}) } })
  ).body as DraftView;
  const url = `/api/drafts/${draft.id}`;
  const read = async () => (await town.call('GET', url, { cookie })).body as DraftView;
  const own = { ...draft.answers, ...preset.answers } as never;
  const answers = complete(version, draft.situation as never, own, chanceOf(4), town.clock.today());
  for (const [field, value] of Object.entries(answers))
    await town.call('PATCH', url, { cookie, body: { field, value, seen: draft.rev, device: 'laptop' } });
  draft = await read();
  for (const { at } of draft.errors.filter((e) => e.at.startsWith('material.'))) {
    const { payload, headers } = fileForm(at);
    const sent = await town.server.inject({
      method: 'POST',
      url: `${url}/files/${at.slice('material.'.length)}`,
      payload,
      headers: { ...headers, cookie },
    });
    expect(sent.statusCode, sent.body).toBe(201);
  }
  return draft.id;
};
