import type { Text } from '../../../src/kernel/text.ts';
import type { OfflineVerdict } from '../../../src/modules/licences/offline.ts';

const t = (zh: string, en: string): Text => ({ zh, en });

/** Title and what to do, by verdict; without a network the state is only known from the list. */
export const OFFLINE_VERDICTS: Readonly<Record<OfflineVerdict, readonly [Text, Text]>> = {
  valid: [
    t('证照有效', 'This licence is in force'),
    t('本局签发，内容未改动。', 'Issued by this bureau; not altered.'),
  ],
  expired: [t('已失效：已到期', 'Not valid: expired'), t('有效期已过。', 'Its term is over.')],
  suspended: [
    t('已失效：已暂停', 'Not valid: suspended'),
    t('暂停期间不能使用。', 'It may not be used while suspended.'),
  ],
  withdrawn: [t('已失效：已撤回', 'Not valid: withdrawn (撤回)'), t('不再有效。', 'No longer valid.')],
  revoked: [t('已失效：已撤销', 'Not valid: revoked (撤销)'), t('不再有效。', 'No longer valid.')],
  penalised: [t('已失效：已吊销', 'Not valid: taken away as a penalty (吊销)'), t('不再有效。', 'No longer valid.')],
  cancelled: [t('已失效：已注销', 'Not valid: cancelled (注销)'), t('不再有效。', 'No longer valid.')],
  superseded: [
    t('已失效：有新版本', 'Not valid: replaced'),
    t('这是以前的版本。请持证人出示最新的证照。', 'This is an earlier edition. Ask the holder for the latest one.'),
  ],
  altered: [
    t('内容被改动', 'Altered'),
    t(
      '二维码的内容与签名不一致。请不要采信这张证照，并告诉我们。',
      'The code does not say what was signed. Do not rely on this licence, and tell us.',
    ),
  ],
  'unknown-key': [
    t('不是本局签发', 'Not issued by this bureau'),
    t(
      '签名所用的证书不是本局的。请向证照上的发证机关核实。',
      'The key behind the signature is not ours. Ask the organ named on the licence.',
    ),
  ],
  unreadable: [
    t('没有网络，查不了编号', 'No network: a number cannot be checked'),
    t(
      '没有网络时只能查二维码里的验证码。请扫码，或者连上网络再查。',
      'Without a network only the code in the QR code can be checked. Scan it, or try again with a network.',
    ),
  ],
};

const zh = {
  notSure: '内容未改动，状态还要联网查',
  notSureText: '签名属于本局，也在有效期内。是否被暂停、撤销，要连上网络才知道。',
  offline: '离线查验',
  since: (day: string) => `自 ${day}起。`,
  asOf: (when: string, age: string) => `状态名单截至 ${when}（${age}前）。`,
  minutes: (n: number) => `${n} 分钟`,
  hours: (n: number) => `${n} 小时`,
  days: (n: number) => `${n} 天`,
  tooOld: (when: string) => `这份名单只能用到 ${when}，请连上网络再查一次。`,
  noList: '这台设备里没有留存状态名单。',
  badList: '这台设备里留存的状态名单不可信，没有采用。',
  nothing: '没有网络，这台设备也没有留存查验所需的公钥',
  nothingText: '请先在有网络时打开一次本页，以后没有网络也能查。',
  again: '联网再查',
  licence: '证照',
  number: '编号',
  holder: '持证人',
  valid: '有效期',
  noEnd: (from: string) => `自 ${from}起长期有效`,
  range: (from: string, until: string) => `${from}至 ${until}`,
  kept: '打开过一次以后，没有网络也能查。',
};
export const verifyWords = {
  zh,
  en: {
    notSure: 'Not altered; its state must be asked with a network',
    notSureText:
      'The signature is this bureau’s and the term is not over. Whether it was suspended or revoked can only be told with a network.',
    offline: 'Checked offline',
    since: (day: string) => `Since ${day}.`,
    asOf: (when: string, age: string) => `List of states as of ${when} (${age} ago).`,
    minutes: (n: number) => `${n} min`,
    hours: (n: number) => `${n} h`,
    days: (n: number) => (n === 1 ? '1 day' : `${n} days`),
    tooOld: (when: string) => `That list was good until ${when} only: check again with a network.`,
    noList: 'This device has kept no list of states.',
    badList: 'The list of states kept on this device cannot be believed and was not used.',
    nothing: 'No network, and this device has not kept the public keys',
    nothingText: 'Open this page once with a network; after that it works without.',
    again: 'Check with a network',
    licence: 'Licence',
    number: 'Number',
    holder: 'Holder',
    valid: 'Valid',
    noEnd: (from: string) => `from ${from}, no end date`,
    range: (from: string, until: string) => `${from} to ${until}`,
    kept: 'Once opened, this page works without a network.',
  } satisfies typeof zh,
};
