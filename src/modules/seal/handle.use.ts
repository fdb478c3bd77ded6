import { type Refused, refused } from '../../kernel/decision.ts';
import type { Id } from '../../kernel/ids.ts';
import type { Db } from '../../platform/db.ts';
import type { SealMark, SealOrder } from '../../platform/pdf.ts';
import { testRoot } from '../../platform/pki.ca.ts';
import { chainFault, daysLeft } from '../../platform/pki.certificate.ts';
import type { MakingKeyStore } from '../../platform/pki.ts';
import type { DocumentKind } from './events.ts';
import { firstSeal, loadSeal, type SealDeps, TEST_LEGEND } from './handle.ts';
import { askUse, insertUse, requestOf, type SealRow, seals } from './queries.ts';
import { mayUse, sealFor } from './use.ts';

/** A paper that is to be sealed. */
export type ForSealing = {
  readonly kind: DocumentKind;
  readonly document: string;
  readonly item: string;
  readonly title: string;
  readonly number: string;
  /** Somebody needs it now, so the leader is asked. An old paper that nobody opened is sealed under a standing approval only. */
  readonly waitedFor: boolean;
};
/** Stands in place of a request where the leader was not asked. */
export const UNASKED = 'unasked';
export type UseTicket = Omit<ForSealing, 'waitedFor'> & {
  readonly seal: Id;
  readonly approval: Id;
  readonly approver: Id;
  readonly test: boolean;
};
export type SealAnswer =
  | { readonly kind: 'order'; readonly order: SealOrder; readonly ticket: UseTicket }
  /** Somebody has to act first: approve, register, renew. Not a fault. */
  | { readonly kind: 'wait'; readonly request: Id | typeof UNASKED; readonly why: Refused };

/** Port of this room for those who make papers. */
export type SealDesk = {
  /** In whose name and under which mark papers of an item go out. */
  readonly signerOf: (db: Db, item: string) => Promise<Signer>;
  /** The order to seal a paper now, or what it waits for. */
  readonly order: (paper: ForSealing) => Promise<SealAnswer>;
  /** Certificates of the authorities that stand above the bureau's seals, DER: for verifiers of sealed files. */
  readonly authorities: () => Promise<readonly Uint8Array[]>;
  /** Logs the use in the transaction that keeps the file; `hash` is SM3 of the file. */
  readonly logUse: (tx: Db, ticket: UseTicket, hash: string) => Promise<void>;
};
export type Signer = {
  readonly organ: string;
  readonly creditCode?: string;
  readonly mark: SealMark;
  readonly test: boolean;
};

const markOf = (row: SealRow): SealMark => ({
  organ: row.organ,
  ...(row.test ? { legend: TEST_LEGEND } : {}),
  code: row.number,
});

const REASONS: Readonly<Record<DocumentKind, string>> = {
  licence: '颁发证照',
  decision: '行政许可决定',
  notice: '行政审批文书',
};

/** Roots that a seal's certificate may stand under. */
export const rootsOf = async (deps: SealDeps): Promise<readonly Uint8Array[]> =>
  deps.keys.kind === 'local'
    ? [...deps.roots, ...(await testRoot(deps.keys as MakingKeyStore, 'ES256')).chain]
    : deps.roots;

/** What is wrong with a seal's certificate today, and how long it is still good. */
export const certificateState = async (deps: SealDeps, row: Pick<SealRow, 'key'>) => {
  const key = await deps.keys.find(row.key);
  if (!key) return { key: undefined, fault: 'key-missing' as const, daysLeft: 0 };
  const at = deps.clock.now();
  const fault = chainFault(key.chain, await rootsOf(deps), at);
  return { key, daysLeft: key.chain.length > 0 ? daysLeft(key.chain, at) : 0, ...(fault ? { fault } : {}) };
};

export const sealDesk = (deps: SealDeps): SealDesk => {
  const { db, bureau, clock } = deps;
  let first: Promise<void> | undefined;
  const register = async (on: Db): Promise<SealRow[]> => {
    const found = await seals(on, bureau);
    if (found.length > 0 || on.tx) return found;
    first ??= firstSeal(deps).catch((error: unknown) => {
      first = undefined;
      throw error;
    });
    await first;
    return seals(on, bureau);
  };
  const wait = async ({ waitedFor, ...paper }: ForSealing, why: Refused, seal?: Id): Promise<SealAnswer> => {
    if (!waitedFor) return { kind: 'wait', request: UNASKED, why };
    const asked = { id: deps.random.id(), ...paper, seal: seal ?? null, why: why.code, askedAt: clock.now() };
    return { kind: 'wait', request: (await askUse(db, bureau, asked)).id, why };
  };
  return {
    signerOf: async (on, item) => {
      const row = sealFor(await register(on), item);
      if (row)
        return {
          organ: row.organ,
          ...(row.organCode ? { creditCode: row.organCode } : {}),
          mark: markOf(row),
          test: row.test,
        };
      const { name, creditCode } = deps.organ;
      const test = deps.keys.kind === 'local';
      const mark = { organ: name, ...(test ? { legend: TEST_LEGEND } : {}) };
      return { organ: name, ...(creditCode ? { creditCode } : {}), mark, test };
    },
    order: async (paper) => {
      const row = sealFor(await register(db), paper.item);
      if (!row) return wait(paper, refused('no-seal', '印章规定25'));
      const found = (await loadSeal(deps, db, row.id))!;
      const request = await requestOf(db, bureau, paper.kind, paper.document);
      // A word against this one paper stands above a standing approval of its kind.
      if (request?.state === 'refused')
        return { kind: 'wait', request: request.id, why: refused('use-refused', '印章规定25') };
      const { kind, item } = paper;
      const approval = mayUse(found.state, { kind, item, ...(request ? { request: request.id } : {}) }, clock.today());
      if ('code' in approval) return wait(paper, approval, row.id);
      const { key, fault } = await certificateState(deps, row);
      if (!key || fault)
        return wait(paper, refused('certificate-fault', '', { fault: fault ?? 'key-missing' }), row.id);
      const gmKey = row.gmKey && row.gmSeal ? await deps.keys.find(row.gmKey) : undefined;
      const order: SealOrder = {
        key: row.key,
        chain: key.chain,
        ...(gmKey?.chain[0] ? { gm: { key: gmKey.ref, certificate: gmKey.chain[0], seal: row.gmSeal! } } : {}),
        name: row.organ,
        reason: REASONS[kind],
        place: 'CN',
        at: clock.now(),
        mark: markOf(row),
      };
      const { waitedFor: _, ...sealed } = paper;
      const ticket = { ...sealed, seal: row.id, approval: approval.id, approver: approval.by, test: row.test };
      return { kind: 'order', order, ticket };
    },
    authorities: () => rootsOf(deps),
    logUse: (tx, ticket, hash) =>
      insertUse(tx, bureau, { id: deps.random.id(), ...ticket, hash, operator: 'system', usedAt: clock.now() }),
  };
};
