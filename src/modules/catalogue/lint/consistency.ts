import { themeOf } from '../themes.ts';
import { finding, type Rule, warning, when } from './finding.ts';

/** The cross-field rules a city applied to its catalogue (W01–W15), said in the terms of our data. */
const instant: Rule = (v) => [
  ...when(v.promised?.n === 0 && !v.terms.instant, () =>
    finding(
      'W01',
      'terms.instant',
      ['承诺当场办结，但没有标成即办件', 'The promise is on the spot, yet the item is not marked instant'],
      ['标成即办件，或者改承诺时限', 'Mark it instant, or change the promise'],
    ),
  ),
  ...when(v.terms.instant && v.promised?.unit === 'WORKING_DAY' && v.promised.n > 1, () =>
    finding(
      'W02',
      'promised',
      ['标成即办件，承诺却不止 1 个工作日', 'Marked instant, yet the promise is more than one working day'],
      ['去掉即办标记，或者把承诺改成当场', 'Unmark it, or promise to decide on the spot'],
    ),
  ),
];

const resultKinds: Rule = (v) => {
  const name = v.result.name?.zh ?? '';
  const ends = (suffix: string) => name.endsWith(suffix);
  return [
    ...when(ends('证') && !ends('保证') && v.result.type !== 'licence', () =>
      finding(
        'W03',
        'result.type',
        ['结果名称以“证”结尾，结果类型却不是证照', 'The result is named a licence (证) but is not of type licence'],
        ['把结果类型改成证照，或者改名称', 'Set the type to licence, or rename the result'],
        warning,
      ),
    ),
    ...when(ends('文') && v.result.type !== 'approval', () =>
      finding(
        'W04',
        'result.type',
        ['结果名称以“文”结尾，结果类型却不是批文', 'The result is named a document (文) but is not of type approval'],
        ['把结果类型改成批文，或者改名称', 'Set the type to approval, or rename the result'],
        warning,
      ),
    ),
    ...when(ends('批复') && v.result.type !== 'approval', () =>
      finding(
        'W05',
        'result.type',
        ['结果名称以“批复”结尾，结果类型却不是批文', 'The result is named a reply (批复) but is not of type approval'],
        ['把结果类型改成批文，或者改名称', 'Set the type to approval, or rename the result'],
        warning,
      ),
    ),
  ];
};

const visits: Rule = (v) => [
  ...when(v.visits.count > 0 && !v.visits.reason?.zh.trim(), () =>
    finding(
      'W06',
      'visits.reason',
      [`要到现场 ${v.visits.count} 次，没有写原因`, `${v.visits.count} visits are asked without a reason`],
      ['写明为什么必须到现场，或者改成 0 次', 'Say why a visit is needed, or ask for none'],
    ),
  ),
  ...when(v.visits.count === 0 && v.visits.reason !== undefined, () =>
    finding(
      'W07',
      'visits.reason',
      ['不用到现场，却写了到现场的原因', 'No visit is asked, yet a reason for one is given'],
      ['删去原因，或者改次数', 'Remove the reason, or correct the number'],
      warning,
    ),
  ),
  ...when(v.visits.count === 0 && !v.channels.includes('web') && !v.channels.includes('post'), () =>
    finding(
      'W08',
      'channels',
      ['不用到现场，又不能网上办、不能邮寄', 'No visit is asked, yet neither web nor post is offered'],
      ['开通网上办或者邮寄', 'Offer the web or the post'],
    ),
  ),
  ...when(v.visits.count > 0 && (v.onlineDepth ?? []).includes('Ⅳ'), () =>
    finding(
      'W09',
      'visits.count',
      ['网办深度是Ⅳ级（全程网办），却要到现场', 'Fully online (Ⅳ), yet a visit is asked'],
      ['改成 0 次，或者改网办深度', 'Ask for no visit, or lower the depth'],
    ),
  ),
];

const fees: Rule = (v) => {
  if (v.fee.charged) {
    const { name, standard, basis } = v.fee;
    return when(!name.zh.trim() || !standard.zh.trim() || !basis.statute.trim(), () =>
      finding(
        'W10',
        'fee',
        ['收费，但收费项目、标准、依据没有写全', 'A fee is charged, but its name, standard or basis is missing'],
        ['写全三项，或者改成不收费', 'Fill in all three, or charge nothing'],
        { article: '许可法59' },
      ),
    );
  }
  return when(Object.keys(v.fee).length > 1, () =>
    finding(
      'W11',
      'fee',
      ['不收费，却留着收费信息或者网上支付', 'No fee is charged, yet fee details or online payment are left'],
      ['删去收费信息', 'Remove the fee details'],
    ),
  );
};

/** A landline with its area code, a service number with it, or a 5-digit hotline after an area code. */
const CALLABLE = /^(0\d{2,3}-\d{5,8}|[48]00-?\d{3}-?\d{4}|1[3-9]\d{9})$/;
const contact: Rule = (v) => {
  const { ask = '', complain = '' } = v.contact;
  return [
    ...when(!ask || !complain || ask === complain, () =>
      finding(
        'W12',
        'contact',
        [
          '咨询电话和投诉电话要都有，而且不是同一个',
          'Both a question line and a complaint line are needed, and they differ',
        ],
        ['补上两个不同的电话', 'Give two different numbers'],
        warning,
      ),
    ),
    ...[ask, complain].flatMap((phone, i) =>
      when(phone !== '' && !CALLABLE.test(phone), () =>
        finding(
          'W12',
          i === 0 ? 'contact.ask' : 'contact.complain',
          [`“${phone}”不带区号，外地打不通`, `“${phone}” has no area code and cannot be called from elsewhere`],
          ['写成 0451-12345678 的样子', 'Write it like 0451-12345678'],
          warning,
        ),
      ),
    ),
  ];
};

const themes: Rule = (v) => {
  const known = v.themes.map(themeOf);
  const suits = (who: 'person' | 'company') => known.some((t) => t && (t.audience === who || t.audience === 'both'));
  const company = v.audience.includes('company') || v.audience.includes('other');
  const person = v.audience.includes('person');
  const missing = (who: string, en: string) =>
    finding(
      'W13',
      'themes',
      [`服务对象有${who}，没有${who}的主题`, `It serves ${en}, yet has no theme of theirs`],
      ['从主题表里选一个', 'Choose one from the table of themes'],
      warning,
    );
  return [
    ...when(company && !suits('company'), () => missing('企业', 'companies')),
    ...when(person && !suits('person'), () => missing('个人', 'persons')),
    ...known.flatMap((t, i) =>
      when(t === undefined || (t.audience === 'company' && !company) || (t.audience === 'person' && !person), () =>
        finding(
          'W13',
          `themes[${i}]`,
          [
            `主题“${v.themes[i]}”不在表里，或者与服务对象不符`,
            `Theme “${v.themes[i]}” is unknown or does not suit the audience`,
          ],
          ['从主题表里另选', 'Choose another from the table'],
          warning,
        ),
      ),
    ),
  ];
};

const STEPS = ['accept', 'examine', 'decide', 'deliver'];
const permitParts: Rule = (v) => {
  if (v.nature !== 'permit') return [];
  const keys = v.steps.map((s) => s.key);
  return [
    ...when(v.faq.length === 0, () =>
      finding(
        'W14',
        'faq',
        ['许可事项至少要有一个常见问题', 'A permit needs at least one question and answer'],
        ['写上申请人最常问的一个问题', 'Add what applicants ask most'],
      ),
    ),
    ...when(keys.length < 5 || STEPS.some((k) => !keys.includes(k)), () =>
      finding(
        'W14',
        'steps',
        [
          '许可事项至少五个环节，含受理、审查、决定、送达',
          'A permit has at least five steps, with acceptance, examination, decision, delivery',
        ],
        ['补上缺的环节', 'Add the missing steps'],
      ),
    ),
  ];
};

const sample: Rule = (v) =>
  when(v.result.type === 'licence' && (v.result.face ?? []).length === 0, () =>
    finding(
      'W15',
      'result.face',
      ['有结果证照，没有样本（票面项目）', 'There is a licence but no sample of its face'],
      ['写上票面有哪些项目', 'List the fields of its face'],
    ),
  );

export const consistency: readonly Rule[] = [instant, resultKinds, visits, fees, contact, themes, permitParts, sample];
