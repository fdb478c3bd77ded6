import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import type { Config } from '../config.ts';
import { dayOf, type Instant, timeOf } from '../kernel/instant.ts';
import {
  type CheckSignature,
  type LicencePointer,
  type OfflineAnswer,
  type OfflineVerdict,
  type PublicKey,
  verifyOffline,
} from '../modules/licences/index.ts';
import { codeSigner } from '../modules/seal/index.ts';
import { Fault } from '../platform/fault.ts';
import { openKeys } from '../platform/pdf.sealer.ts';
import { testRoot } from '../platform/pki.ca.ts';
import { chainFault, readCertificate } from '../platform/pki.certificate.ts';
import type { MakingKeyStore } from '../platform/pki.ts';
import { keyIdOf, publicKeyIn, readNamed } from './keys.ts';
import { type Attached, codeIn, type FileSignature, type Found } from './licence-files.ts';
import { clockOf, sealingOf } from './store.ts';

const [VALID, NOT_VALID, USAGE] = [0, 1, 2];

const checkSignature: CheckSignature = (key, bytes, signature) =>
  verify(
    'sha256',
    bytes,
    {
      key: createPublicKey({ key: Buffer.from(key.publicKey, 'base64'), format: 'der', type: 'spki' }),
      dsaEncoding: 'ieee-p1363',
    },
    signature,
  );

const keyOf = (key: KeyObject): PublicKey => ({
  keyId: keyIdOf(key),
  algorithm: 'ES256',
  test: false,
  publicKey: key.export({ format: 'der', type: 'spki' }).toString('base64'),
});

/** Keys as /api/verify-keys gives them, or one or several in PEM. */
const readKeys = (text: string, file: string): PublicKey[] => {
  const pem = text.match(/-----BEGIN PUBLIC KEY-----[\s\S]+?-----END PUBLIC KEY-----/g);
  if (pem) return pem.map((k) => keyOf(publicKeyIn(k, file)));
  try {
    const { keys } = JSON.parse(text) as { keys: PublicKey[] };
    return keys.map((k) => ({
      ...keyOf(createPublicKey({ key: Buffer.from(k.publicKey, 'base64'), format: 'der', type: 'spki' })),
      test: k.test,
    }));
  } catch {
    throw new Fault(`${file} is neither PEM nor what /api/verify-keys answers.`);
  }
};

/** Authorities under which the bureau's seals stand, as /api/verify-keys names them, or certificates in PEM; none if the file names none. */
const readAuthorities = (text: string, file: string): Uint8Array[] => {
  const pem = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (pem)
    return pem.map((c) => {
      try {
        return new X509Certificate(c).raw;
      } catch {
        throw new Fault(`${file} holds a certificate that cannot be read: fetch it again.`);
      }
    });
  if (!text.trimStart().startsWith('{')) return [];
  const { authorities = [] } = JSON.parse(text) as { authorities?: string[] };
  return authorities.map((a) => Buffer.from(a, 'base64'));
};

const WORDS: Readonly<Record<OfflineVerdict, string>> = {
  valid: 'Valid.',
  expired: 'Not valid: its term ended',
  suspended: 'Not valid: suspended',
  withdrawn: 'Not valid: withdrawn (撤回)',
  revoked: 'Not valid: revoked (撤销)',
  penalised: 'Not valid: taken away as a penalty (吊销)',
  cancelled: 'Not valid: cancelled (注销)',
  superseded: 'Not valid: there is a newer edition. Ask the holder for it.',
  altered: 'Altered: the code does not say what was signed. Do not rely on it.',
  'unknown-key': 'Not issued under any of these keys. Have you the right keys?',
  unreadable: 'Unreadable: this is not a code of a licence.',
};

const ENDS_WITH_DAY: readonly OfflineVerdict[] = ['suspended', 'withdrawn', 'revoked', 'penalised', 'cancelled'];
const verdictWords = ({ verdict, since }: OfflineAnswer): string => {
  if (!since) return WORDS[verdict];
  return `${WORDS[verdict]}${ENDS_WITH_DAY.includes(verdict) ? ` since ${since}` : ` on ${since}`}.`;
};

const moment = (at: Instant): string => `${dayOf(at)} ${timeOf(at)} (Shanghai)`;
const statusWords = ({ status }: OfflineAnswer): string => {
  switch (status.kind) {
    case 'none':
      return 'Status: not checked. Without --status nobody can say whether it was suspended, revoked or replaced.';
    case 'unusable':
      return {
        altered: 'Status: the list was altered; it is not believed.',
        'unknown-key': 'Status: the list is signed with none of these keys; it is not believed.',
        unreadable: 'Status: the file is no status list.',
      }[status.why];
    case 'read':
      return status.tooOld
        ? `Status: as of ${moment(status.at)}, but that list was good until ${moment(status.until)} only. Fetch a new one.`
        : `Status: as of ${moment(status.at)}.`;
    default:
      return status satisfies never;
  }
};

const faceLines = ({ pointer: p, test }: OfflineAnswer): string[] =>
  p
    ? [
        `  licence   ${p.title}`,
        `  number    ${p.number}`,
        `  holder    ${p.holder}`,
        `  valid     ${p.from} to ${p.until ?? 'no end'}`,
        `  edition   ${p.edition}`,
        `  key       ${p.keyId}${test ? ' (a test key: for demonstration only)' : ''}`,
      ]
    : [];

type Judged = { readonly says: string; readonly ok: boolean };

/** The chain is judged for the day its certificate was made: that it ended since takes nothing from what it signed. */
const signatureJudged = (file: FileSignature, authorities: readonly Uint8Array[]): Judged => {
  switch (file.kind) {
    case 'none':
      return { says: 'File: its signature was taken out. Do not rely on what it shows.', ok: false };
    case 'broken':
      return { says: 'File: altered after it was signed. Do not rely on what it shows.', ok: false };
    case 'added-to':
      return { says: 'File: something was added after it was signed. Rely on the code only.', ok: false };
    case 'good': {
      const { subject, chain } = file;
      if (authorities.length === 0)
        return {
          says: `File: signed by ${subject}, not altered since. The file of keys names no authority, so who that is was not judged (pdfsig does).`,
          ok: true,
        };
      return chainFault(chain, authorities, readCertificate(chain[0]!).from)
        ? {
            says: `File: signed by somebody who calls himself ${subject} under none of the bureau’s authorities. Do not rely on what it shows.`,
            ok: false,
          }
        : { says: `File: signed by ${subject} under the bureau’s authority, not altered since.`, ok: true };
    }
    default:
      return file satisfies never;
  }
};

/** A long text is cut in the code, and the cut shown. */
const sameText = (coded: string, whole: string): boolean =>
  coded.endsWith('…') ? whole.startsWith(coded.slice(0, -1)) : coded === whole;
const sameFacts = (p: LicencePointer, a: Attached): boolean =>
  sameText(p.number, a.number) &&
  sameText(p.holder, a.holder) &&
  sameText(p.title, a.title) &&
  a.from === p.from &&
  a.until === p.until &&
  Math.min(a.edition, 255) === p.edition;

/** What the file says beside its code: its own signature, and data that the code contradicts. */
const fileJudged = (
  { attached, file }: Found,
  { pointer }: OfflineAnswer,
  authorities: readonly Uint8Array[],
): { lines: string[]; ok: boolean } => {
  if (!attached || !file) return { lines: [], ok: true };
  const signed = signatureJudged(file, authorities);
  const same = !pointer || sameFacts(pointer, attached);
  return {
    lines: [signed.says, ...(same ? [] : ['File: its data are not those of its code. Do not rely on it.'])],
    ok: same && signed.ok,
  };
};

type Trusted = { readonly keys: readonly PublicKey[]; readonly authorities: readonly Uint8Array[] };
const own = async (config: Config): Promise<Trusted | undefined> => {
  const { keys } = sealingOf(config);
  if (keys.kind === 'local' && !existsSync(keys.folder)) return undefined;
  const store = await openKeys(keys);
  const root = store.kind === 'local' ? await testRoot(store as MakingKeyStore, 'ES256') : undefined;
  return { keys: (await codeSigner(store)).keys, authorities: root?.chain ?? [] };
};
const named = async (file: string): Promise<Trusted> => {
  const text = (await readNamed(file)).toString('utf8');
  return { keys: readKeys(text, file), authorities: readAuthorities(text, file) };
};

const LOOKS_LIKE_A_FILE = /\.(pdf|png|jpe?g|txt|json)$/i;

/** `oneseal verify-licence FILE|TEXT`: no network, no database. 0: valid in every respect that was asked; 1: not; 2: wrong usage. */
export const verifyLicence =
  (config: Config) =>
  async (what: string, options: { readonly keys?: string; readonly status?: string }): Promise<number> => {
    for (const file of [options.keys, options.status])
      if (file !== undefined && !existsSync(file)) {
        console.error(`There is no file ${file}.`);
        return USAGE;
      }
    const isFile = existsSync(what) && statSync(what).isFile();
    if (!isFile && LOOKS_LIKE_A_FILE.test(what)) {
      console.error(`There is no file ${what}.`);
      return USAGE;
    }
    const trusted = options.keys ? await named(options.keys) : await own(config);
    if (!trusted) {
      console.error(`Whose licences? Name the bureau's public keys with --keys.
Fetch them once from the bureau itself, not from the licence: <address of the bureau>/api/verify-keys`);
      return USAGE;
    }
    const found: Found = isFile ? codeIn(await readNamed(what)) : { text: what };
    const status = options.status ? (await readNamed(options.status)).toString('utf8') : undefined;
    const answer = await verifyOffline({
      text: found.text,
      keys: trusted.keys,
      ...(status === undefined ? {} : { status }),
      now: clockOf(config).now(),
      check: checkSignature,
    });
    const file = fileJudged(found, answer, trusted.authorities);
    const says = file.ok ? verdictWords(answer) : `Do not rely on this file. Its code alone: ${verdictWords(answer)}`;
    console.log([says, ...faceLines(answer), statusWords(answer), ...file.lines].join('\n'));
    const { status: known } = answer;
    const listServes = known.kind === 'none' || (known.kind === 'read' && !known.tooOld);
    return answer.verdict === 'valid' && file.ok && listServes ? VALID : NOT_VALID;
  };
