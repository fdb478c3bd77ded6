import type { Day } from '../../kernel/day.ts';
import type { Id } from '../../kernel/ids.ts';

/** What a seal may be set on. */
export const DOCUMENT_KINDS = ['licence', 'decision', 'notice'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Why this organ's seal stands on papers of this bureau: its own power, one moved down to it, or one it exercises for another in that other's name (许可法24). */
export type SealHow = 'own' | 'devolved' | 'entrusted';
/** 公章 of the organ, or 专用章 for one purpose. */
export type SealKind = 'unit' | 'special';

type Payloads = {
  Registered: {
    organ: string;
    organCode?: string;
    name: string;
    kind: SealKind;
    number: string;
    how: SealHow;
    items?: readonly string[];
    from: Day;
    until: Day;
    key: string;
    gmKey?: string;
    /** SM3 of the picture. */
    picture: string;
    test: boolean;
  };
  KeeperNamed: { person: Id };
  KeeperRelieved: { person: Id };
  /** The leader approves, once for all papers of some kinds until a day, or for one paper (印章规定25). */
  UseAllowed: { allowance: Id; documents: readonly DocumentKind[]; items?: readonly string[]; until: Day };
  AllowanceEnded: { allowance: Id };
  UseApproved: { request: Id };
  UseRefused: { request: Id; reason: { hash: string } };
  Suspended: { reason: 'lost' | 'leader-changed' | 'misuse' | 'key-doubted' | 'other' };
  Resumed: object;
  Replaced: { next: Id; reason: 'renamed' | 'worn' | 'expired' | 'key-doubted' };
  /** 缴销: two people see it destroyed and sign the record. */
  Destroyed: { record: string; witnesses: readonly Id[] };
};

export type SealEventType = keyof Payloads;
type Framed<T extends SealEventType> = { readonly type: T; readonly on: Day; readonly by: Id } & {
  readonly [K in keyof Payloads[T]]: Payloads[T][K];
};
/** Events of the seal stream: ids, days, codes, the organ's name and hashes; nothing about a person but their id. */
export type SealEvent = { [T in SealEventType]: Framed<T> }[SealEventType];
export type SealEventOf<T extends SealEventType> = Framed<T>;
