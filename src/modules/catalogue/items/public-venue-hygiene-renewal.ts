import type { ItemVersion } from '../item.ts';
import { companyBlock, date, is, longText, option, section, t, text } from './fields.ts';
import {
  checks,
  form,
  questions,
  staffCertificates,
  venueBasis,
  venueFace,
  venueRenewal,
} from './public-venue-hygiene.ts';
import { fetched, required, route, TEN_MORE, workingDays, write } from './write.ts';

/** C3, renewal: in time and undecided at expiry is deemed granted (许可法50). */
export const publicVenueHygieneRenewal: ItemVersion = write({
  item: 'public-venue-hygiene-renewal',
  name: t('公共场所卫生许可延续', 'Renewal of a public-venue hygiene licence'),
  summary: t('许可证到期 30 日前办', 'At least 30 days before the licence expires'),
  aliases: ['卫生许可证到期', '卫生许可证续期', '卫生许可证延期', '续证', 'renew hygiene licence'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '23' },
  audience: ['company', 'other'],
  themes: ['准营准办', '医疗卫生'],
  basis: [...venueBasis],
  conditions: t(
    '许可证还在有效期内；最近一次卫生检测合格。',
    'The licence is in force and the latest hygiene test was passed.',
  ),
  statutory: workingDays(20, 'ACCEPTED', '公共场所细则', '', TEN_MORE),
  promised: workingDays(10, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('公共场所卫生许可证', 'Public-venue hygiene licence'),
    kindCode: 'public-venue-hygiene',
    years: 4,
    series: '松审卫公',
    face: venueFace,
  },
  questions: [
    ...questions,
    {
      key: 'changed',
      ask: t('场所、布局或者许可项目变了吗？', 'Have venue, layout or licensed kinds changed?'),
      many: false,
      options: [option('no', '没变', 'No'), option('yes', '变了', 'Yes')],
    },
  ],
  materials: [
    fetched('licence', '原卫生许可证', 'The present licence', 'licence-library'),
    fetched('business-licence', '营业执照', 'Business licence', 'business-licence'),
    required('test-report', '最近一次卫生检测或者评价报告', 'Latest hygiene test or assessment report'),
    required('layout', '变化后的平面图', 'New floor plan', { when: is('changed', 'yes') }),
    required('air-report', '集中空调通风系统检测或者评价报告', 'Report on the central air conditioning', {
      when: is('airConditioning', 'yes'),
    }),
    ...staffCertificates,
  ],
  form: {
    id: 'public-venue-hygiene-renewal',
    version: 1,
    sections: [
      companyBlock([
        text('licenceNumber', '许可证编号', 'Licence number', {
          source: 'licence-library',
          sourcePath: 'number',
          maxLength: 60,
        }),
        date('licenceUntil', '有效期至', 'Valid until', { source: 'licence-library', sourcePath: 'until' }),
        longText('whatChanged', '变了什么', 'What has changed', { when: is('changed', 'yes'), maxLength: 1000 }),
      ]),
      ...form.sections.slice(1).map((s) =>
        s.key === 'venue'
          ? section(
              'venue',
              '场所情况',
              'The venue',
              s.fields.filter((f) => f.key !== 'opensOn'),
            )
          : s,
      ),
    ],
  },
  checks,
  channels: ['web', 'window', 'outlet'],
  faq: [
    {
      q: t('到期那天还没决定怎么办？', 'What if you have not decided on the day of expiry?'),
      a: t(
        '到期 30 日前交的，到期当天 24 时没有决定就视为准予延续。晚交的没有这个保护，过期要新办。',
        'If you filed 30 days before, the renewal counts as granted at midnight. A late filing has no such protection; after expiry apply anew.',
      ),
    },
  ],
  origin: { kind: 'renewal', of: 'public-venue-hygiene' },
  renewedBy: 'public-venue-hygiene-renewal',
  route: route(5, 2, 2),
  terms: {
    tolerable: true,
    checks: { site: true, technical: false },
    procedures: [{ ground: 'testing', maxWorkingDays: 30, basis: '许可法45', excluded: true }],
    renewal: venueRenewal,
    divisible: true,
  },
  editable: ['statutory', 'result.years', 'terms.renewal', 'terms.procedures[0].maxWorkingDays'],
});
