import { writeFileSync } from 'node:fs';
import pg from 'pg';
import { buildApp } from '../src/app.ts';
import { openStore, partsOf } from '../src/cli/store.ts';
import type { Config } from '../src/config.ts';
import { tokenHash } from '../src/platform/password.ts';
import { draftOf, FIRMS, firmOf, REV, tokenOf } from './submit.town.ts';

/** A statement as it left for the database. */
type Sent = { readonly text: string; readonly values: readonly unknown[] };

const sentOf = (args: readonly unknown[]): Sent => {
  const [first, second] = args;
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? second : [] };
  const { text, values = [] } = first as { text: string; values?: unknown[] };
  return { text, values };
};

/** Everything sent through node-postgres while `work` runs, in the order of sending. */
const recordSent = async (work: () => Promise<void>): Promise<Sent[]> => {
  const sent: Sent[] = [];
  const door = pg.Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const real = door.query;
  door.query = function (this: unknown, ...args: unknown[]) {
    sent.push(sentOf(args));
    return real.apply(this, args);
  };
  try {
    await work();
  } finally {
    door.query = real;
  }
  return sent;
};

type Captured = { readonly statements: readonly Sent[]; readonly names: ReadonlyMap<unknown, string> };

/** Hands in the application (client, i) on the real server without a socket and keeps what it sent to the database. */
export const capture = async (config: Config, client: number, i: number): Promise<Captured> => {
  const { db, bureau } = await openStore(config);
  const app = await buildApp(await partsOf(config, db, bureau!));
  const submit = async (n: number) => {
    const response = await app.server.inject({
      method: 'POST',
      url: `/api/drafts/${draftOf(client, n)}/submit`,
      headers: { cookie: `oneseal=${tokenOf(firmOf(client, n))}`, 'idempotency-key': `bench-${client}-${n}` },
      payload: { rev: REV, confirmTrue: true, eDelivery: true },
    });
    if (response.statusCode !== 201) throw new Error(response.body);
    return response.json() as { caseId: string; number: string };
  };
  try {
    for (let n = 1; n <= 20; n++) await submit(i + n); // connections opened, memories filled
    let answer = { caseId: '', number: '' };
    const statements = await recordSent(async () => {
      answer = await submit(i);
    });
    const firm = firmOf(client, i);
    const [row] = await db.query<{ full: string }>('select full_number as full from case_view where id = $1', [
      answer.caseId,
    ]);
    const n = String(Number(answer.number.slice(5)));
    const before = (whole: string) => whole.slice(0, whole.length - n.length);
    return {
      statements,
      names: new Map<unknown, string>([
        [draftOf(client, i), `'0199bbbb-0000-7000-' || :cid || '-' || :iid`],
        [answer.caseId, `'0199aaaa-0000-7000-' || :cid || '-' || :iid`],
        [`bench-${client}-${i}`, `'bench-' || :client_id || '-' || :i`],
        [answer.number, `'${before(answer.number)}' || :n`],
        [row!.full, `'${before(row!.full)}' || :n`],
        [tokenHash(tokenOf(firm)), `encode(sha256(('token-' || :f)::bytea), 'hex')`],
        [`firm-${firm}`, `'firm-' || :f`],
        [`boss-${firm}`, `'boss-' || :f`],
      ]),
    };
  } finally {
    await app.server.close();
    await db.close();
  }
};

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export type Script = { readonly file: string; readonly variables: readonly string[]; readonly statements: number };

/**
 * The captured statements as a pgbench script: each as its own question, begin and commit where we send them, values
 * as prepared parameters; what must be different each time follows from the client and its counter.
 */
export const scriptOf = ({ statements, names }: Captured, file: string): Script => {
  const variables: string[] = [];
  const made = new Map<string, string>();
  const variable = (text: string): string => {
    const known = made.get(text);
    if (known) return known;
    const name = `v${made.size}`;
    made.set(text, `:${name}`);
    variables.push('-D', `${name}=${text}`);
    return `:${name}`;
  };
  let others = 0;
  const literalOf = (value: unknown): string => {
    const name = names.get(value);
    if (name) return `(${name})`;
    if (value === null || value === undefined) return 'null';
    if (typeof value === 'string' && ID.test(value))
      return `('0199cc${10 + others++}-0000-7000-' || :cid || '-' || :iid)`;
    if (Array.isArray(value)) return value.length === 0 ? variable('{}') : `array[${value.map(literalOf).join(', ')}]`;
    if (ArrayBuffer.isView(value)) return variable(`\\x${Buffer.from(value as Uint8Array).toString('hex')}`);
    return variable(String(value));
  };
  const lines = [
    `\\set i :i + 1`,
    `\\set cid 1000 + :client_id`,
    `\\set iid 100000000000 + :i`,
    `\\set f (:i + :client_id * 7) % ${FIRMS}`,
  ];
  for (const { text, values } of statements) {
    const whole = text
      .replaceAll(/\$(\d+)/g, (_, n: string) => literalOf(values[Number(n) - 1]))
      .replaceAll(/\s+/g, ' ');
    lines.push(/\bas n\b.*$/.test(whole) && whole.includes('nextval') ? `${whole} \\gset` : `${whole};`);
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
  return { file, variables, statements: statements.length };
};
