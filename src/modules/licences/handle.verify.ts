import { longDay } from '../../kernel/day.text.ts';
import { type Day, isDay } from '../../kernel/day.ts';
import type { Text } from '../../kernel/text.ts';
import { Erased } from '../../platform/vault.ts';
import { looksLikeCode, type ReadCode, readCode } from './code.ts';
import type { VerifyAnswer } from './contract.ts';
import { type LicenceDeps, loadLicence } from './handle.ts';
import { faceOf } from './handle.view.ts';
import { settle } from './lapses.ts';
import { countCheck, type LicenceRow, licenceById, licenceByNumber } from './queries.ts';
import { STATE_WORDS } from './words.ts';

const t = (zh: string, en: string): Text => ({ zh, en });
type Check = VerifyAnswer['checks'][number];
const check = (ok: boolean, text: Text): Check => ({ ok, text });

const SIGNED = t('签名属于本局', 'The signature is this bureau’s');
const UNCHANGED = t('二维码里的内容与签名一致', 'The code says what was signed');
const NOT_ENDED = t('没有被暂停、撤回、撤销、吊销或注销', 'Not suspended, withdrawn, revoked, taken away or cancelled');
const IN_TERM = t('在有效期内', 'Within its term');
const RENEWING = t(
  '有效期已过，但已按时申请延续，决定前继续有效（许可法第50条第2款）',
  'Past its term; renewed in time and in force until that is decided (Licensing Law art. 50.2)',
);
const NEWEST = t('是最新的版本', 'This is the latest edition');

const answer = (
  deps: LicenceDeps,
  verdict: VerifyAnswer['verdict'],
  title: Text,
  text: Text,
  more: Partial<VerifyAnswer> = {},
): VerifyAnswer => ({
  verdict,
  title,
  text,
  test: deps.signer.current.test,
  at: deps.clock.now(),
  face: [],
  checks: [],
  ...more,
});

const altered = (deps: LicenceDeps): VerifyAnswer =>
  answer(
    deps,
    'altered',
    t('内容被改动', 'Altered'),
    t(
      '二维码的内容与签名不一致。请不要采信这张证照，并告诉我们。',
      'The code does not say what was signed. Do not rely on this licence, and tell us.',
    ),
    { checks: [check(false, UNCHANGED)] },
  );

const unknown = (deps: LicenceDeps, foreignKey: boolean): VerifyAnswer =>
  foreignKey
    ? answer(
        deps,
        'unknown',
        t('不是本局签发', 'Not issued by this bureau'),
        t(
          '签名所用的证书不是本局的。请向证照上的发证机关核实。',
          'The key behind the signature is not ours. Ask the organ named on the licence.',
        ),
        { checks: [check(false, SIGNED)] },
      )
    : answer(
        deps,
        'unknown',
        t('查不到', 'Not found'),
        t(
          '没有查到这张证照。请核对编号，或者直接扫描证照上的二维码。',
          'There is no such licence. Check the number, or scan the code on the licence.',
        ),
      );

const endedText = (row: LicenceRow): Text => {
  const since = longDay(row.since);
  // The last day itself still counts.
  if (row.state === 'expired')
    return { zh: `已到期，有效期到${since.zh}为止。`, en: `Expired; it was valid until ${since.en}.` };
  return {
    zh: `${STATE_WORDS[row.state].zh}，自${since.zh}起不再有效。`,
    en: `${STATE_WORDS[row.state].en}; not valid since ${since.en}.`,
  };
};

/** What time has done to it by today, whether or not the daily job has recorded it yet. */
export const asOf = async (deps: LicenceDeps, row: LicenceRow): Promise<LicenceRow> => {
  const today = deps.clock.today();
  const found = row.lapseOn !== null && today >= row.lapseOn && (await loadLicence(deps, deps.db, row.id));
  if (!found) return row;
  const { state, events } = settle(found.state, today, {
    renewal: await deps.facts.renewal(deps.db, deps.bureau, row.id),
  });
  return { ...row, state: state.state, since: events.at(-1)?.on ?? row.since };
};
/** 许可法50.2: past its last day and in force all the same, because a renewal filed in time is not decided. */
const renewing = ({ state, until }: LicenceRow, today: Day): boolean =>
  state === 'in-force' && until !== null && today > until;
const termCheck = (row: LicenceRow, today: Day): Check =>
  renewing(row, today) ? check(true, RENEWING) : check(row.state !== 'expired', IN_TERM);

const facts = async (deps: LicenceDeps, row: LicenceRow): Promise<VerifyAnswer['face']> => {
  const face = await faceOf(deps, deps.db, row).catch((error: unknown) => {
    if (error instanceof Erased) return undefined;
    throw error;
  });
  return [
    { label: t('证照', 'Licence'), value: row.name.zh },
    { label: t('编号', 'Number'), value: row.number },
    ...(face?.face ?? []).map((line) => ({ label: line.label, value: line.value })),
    { label: t('发证机关', 'Issued by'), value: row.issuer },
  ];
};

const verdictOn = async (deps: LicenceDeps, row: LicenceRow, read: ReadCode): Promise<VerifyAnswer> => {
  const test = deps.signer.keys.find((k) => k.keyId === read.pointer.keyId)?.test ?? true;
  const ended = row.state !== 'in-force' && row.state !== 'expired';
  const old = read.pointer.edition !== Math.min(row.edition, 255);
  const checks = [
    check(true, SIGNED),
    check(true, UNCHANGED),
    check(!ended, NOT_ENDED),
    termCheck(row, deps.clock.today()),
    check(!old, NEWEST),
  ];
  if (row.state !== 'in-force') {
    const face = await facts(deps, row);
    return answer(
      deps,
      'not-valid',
      t(`已失效：${STATE_WORDS[row.state].zh}`, `Not valid: ${STATE_WORDS[row.state].en}`),
      endedText(row),
      { checks, face, test },
    );
  }
  if (old)
    return answer(
      deps,
      'not-valid',
      t('已失效：有新版本', 'Not valid: replaced'),
      t('这是以前的版本。请持证人出示最新的证照。', 'This is an earlier edition. Ask the holder for the latest one.'),
      { checks, test },
    );
  return answer(
    deps,
    'valid',
    STATE_WORDS['in-force'],
    t(`${row.issuer}签发，内容未改动。`, `Issued by ${row.issuer}; not altered.`),
    { checks, face: await facts(deps, row), test },
  );
};

/** By a typed number only the state is told: whoever has the paper can scan it, and nobody can harvest holders. */
const byNumber = async (deps: LicenceDeps, text: string): Promise<VerifyAnswer> => {
  const found = await licenceByNumber(deps.db, deps.bureau, text.trim());
  if (!found) return unknown(deps, false);
  const today = deps.clock.today();
  const row = await asOf(deps, found);
  await countCheck(deps.db, deps.bureau, row.id, today);
  const good = row.state === 'in-force';
  const face = [
    { label: t('证照', 'Licence'), value: row.name.zh },
    { label: t('编号', 'Number'), value: row.number },
  ];
  const hint = t(
    '凭编号只能查状态；要核对内容，请扫描证照上的二维码。',
    'A number tells the state only; scan the code on the licence to compare its content.',
  );
  const title = good
    ? STATE_WORDS['in-force']
    : t(`已失效：${STATE_WORDS[row.state].zh}`, `Not valid: ${STATE_WORDS[row.state].en}`);
  const text2 = good ? hint : endedText(row);
  return answer(deps, good ? 'valid' : 'not-valid', title, text2, {
    face,
    checks: [check(good || row.state === 'expired', NOT_ENDED), termCheck(row, today)],
  });
};

/** Verdict first, then what was checked, then the facts to compare with the paper; no more than the paper shows. */
export const verifyLicence = async (deps: LicenceDeps, text: string): Promise<VerifyAnswer> => {
  const read = readCode(text);
  if (!read) return looksLikeCode(text) ? altered(deps) : byNumber(deps, text);
  const signature = await deps.signer.verify(read.signed, read.signature, read.pointer.keyId);
  if (signature === 'unknown-key') return unknown(deps, true);
  if (signature === 'bad' || !isDay(read.pointer.from)) return altered(deps);
  const row = await licenceById(deps.db, deps.bureau, read.pointer.licence);
  if (!row) return unknown(deps, false);
  await countCheck(deps.db, deps.bureau, row.id, deps.clock.today());
  return verdictOn(deps, await asOf(deps, row), read);
};
