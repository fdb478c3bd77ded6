import type { ItemVersion } from '../item.ts';
import { PROJECT_CODE } from './blocks.ts';
import { address, companyBlock, date, decimal, group, is, option, region, section, t, text, units } from './fields.ts';
import { basis, fetched, required, shortRoute, TEN_MORE, workingDays, write } from './write.ts';

/** C6. Merged with the former land-use approval (自然资规〔2019〕2号). */
export const landUsePlanning: ItemVersion = write({
  item: 'land-use-planning',
  name: t('建设用地规划许可', 'Land-use planning permit'),
  summary: t('拿到地以后、用地之前办', 'After the land is obtained, before it is used'),
  aliases: [
    '用地规划许可证',
    '用地许可',
    '拿地',
    '土地',
    '用地批准书',
    '出让',
    '划拨',
    'land permit',
    'land-use permit',
  ],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '15' },
  audience: ['company', 'other'],
  themes: ['国土和规划建设'],
  basis: [
    basis('城乡规划法', '37', t('划拨', 'Allocated land')),
    basis('城乡规划法', '38', t('出让', 'Granted land')),
    basis('城乡规划法', '39'),
    basis('许可法', '42.1'),
  ],
  conditions: t(
    '项目已经批准、核准或者备案；出让的有出让合同，合同里有规划条件，没有规划条件的合同无效；划拨的有划拨决定。',
    'The project is approved or filed; granted land has a contract with planning conditions, without which the contract is void; allocated land has its decision.',
  ),
  statutory: workingDays(20, 'ACCEPTED', '许可法', '42.1', TEN_MORE),
  promised: workingDays(3, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('建设用地规划许可证', 'Land-use planning permit'),
    kindCode: 'land-use-planning',
    series: '松规地',
    numberedElsewhere: true,
    face: [
      { label: t('用地单位', 'Land user'), from: 'holder.name' },
      { label: t('项目名称', 'Project'), from: 'answer.projectName' },
      { label: t('用地位置', 'Place'), from: 'answer.siteAddress' },
      { label: t('用地面积', 'Area'), from: 'answer.landArea' },
      { label: t('土地用途', 'Use'), from: 'answer.landUse' },
      { label: t('土地取得方式', 'How obtained'), from: 'situation.obtained' },
    ],
  },
  questions: [
    {
      key: 'obtained',
      ask: t('土地是怎么取得的？', 'How was the land obtained?'),
      many: false,
      options: [
        option('granted', '出让（招标、拍卖、挂牌、协议）', 'Granted (出让)'),
        option('allocated', '划拨', 'Allocated (划拨)'),
      ],
    },
  ],
  materials: [
    fetched('project', '立项文件', 'Project approval or filing', 'other', {
      basis: { statute: '城乡规划法', article: '38' },
    }),
    fetched('grant-contract', '国有建设用地使用权出让合同', 'Land grant contract', 'property', {
      when: is('obtained', 'granted'),
    }),
    fetched('allocation', '国有建设用地划拨决定书', 'Decision of allocation', 'property', {
      when: is('obtained', 'allocated'),
    }),
    required('survey', '勘测定界图、宗地图', 'Boundary survey and parcel plan', {
      hint: t('有坐标，盖测绘单位章', 'With coordinates and the surveyor’s seal'),
    }),
  ],
  form: {
    id: 'land-use-planning',
    version: 1,
    sections: [
      companyBlock(),
      section('land', '用地', 'The land', [
        PROJECT_CODE,
        text('projectName', '项目名称', 'Name of the project', { maxLength: 120 }),
        region('siteRegion', '所在地区', 'Region'),
        address('siteAddress', '用地位置', 'Place'),
        text('contractNumber', '出让合同编号', 'Contract number', { when: is('obtained', 'granted'), maxLength: 60 }),
        date('contractDate', '出让合同签订日期', 'Contract signed on', {
          when: is('obtained', 'granted'),
          notAfter: 'today',
        }),
        text('decisionNumber', '划拨决定书编号', 'Number of the allocation', {
          when: is('obtained', 'allocated'),
          maxLength: 60,
        }),
        text('parcelNumber', '宗地编号', 'Parcel number', { maxLength: 60 }),
        decimal('landArea', '用地面积', 'Area', { min: 1, unit: units.squareMetres }),
        text('landUse', '土地用途', 'Use', { maxLength: 60 }),
      ]),
      section('conditions', '规划条件', 'Planning conditions', [
        group('conditions', '合同里的规划条件', 'Conditions in the contract', {
          when: is('obtained', 'granted'),
          minRows: 1,
          maxRows: 30,
          rowName: t('项', 'conditions'),
          hint: t(
            '容积率、密度、高度、绿地率、用途等，照合同填',
            'Ratio, density, height, green ratio, use: as in the contract',
          ),
          fields: [
            text('name', '指标', 'Index', { maxLength: 40 }),
            text('value', '要求', 'Requirement', { maxLength: 100 }),
          ],
        }),
      ]),
    ],
  },
  checks: [],
  channels: ['web', 'window'],
  faq: [
    {
      q: t('还要单独办用地批准书吗？', 'Is a separate land-use approval needed?'),
      a: t('不用，已经并进这张许可证。', 'No, it has been merged into this permit.'),
    },
    {
      q: t('合同里没有规划条件怎么办？', 'What if the contract has no planning conditions?'),
      a: t(
        '这样的出让合同无效，不能发证（城乡规划法第39条）。先补签。',
        'Such a contract is void and no permit can be granted (Planning Law art. 39). Have it mended first.',
      ),
    },
  ],
  route: shortRoute(2, 1),
  editable: [],
});
