import type { ItemVersion } from '../item.ts';
import { PROJECT_CODE } from './blocks.ts';
import {
  address,
  companyBlock,
  decimal,
  group,
  integer,
  is,
  longText,
  money,
  option,
  region,
  section,
  t,
  text,
  units,
} from './fields.ts';
import { basis, fetched, required, route, TEN_MORE, workingDays, write } from './write.ts';

/** C5. The number of the permit comes from outside: since 2024 it is the national supervision number (B6). */
export const constructionPlanning: ItemVersion = write({
  item: 'construction-planning',
  name: t('建设工程规划许可', 'Construction planning permit'),
  summary: t('建房、建厂、铺路，设计定了、开工之前办', 'For buildings and works, once designed and before building'),
  aliases: ['规划许可证', '工程规划', '工规证', '盖楼', '建厂', '扩建', '总平面图', 'planning permit', 'site plan'],
  taskType: '01',
  nature: 'permit',
  department: { name: t('松澜新区行政审批局', 'Songlan New Area Approval Bureau'), central: '15' },
  audience: ['company', 'other'],
  themes: ['国土和规划建设'],
  basis: [basis('城乡规划法', '40'), basis('城乡规划法', '43'), basis('城乡规划法', '50'), basis('许可法', '42.1')],
  conditions: t(
    '有使用土地的证明文件和建设工程设计方案；符合控制性详细规划和规划条件；规划条件写在土地合同里，许可时不能改（城乡规划法第38条）。',
    'There are land documents and a design; it fits the detailed plan and the planning conditions, which stand in the land contract and cannot be altered by the permit (art. 38).',
  ),
  statutory: workingDays(20, 'ACCEPTED', '许可法', '42.1', TEN_MORE),
  promised: workingDays(10, 'ACCEPTED', '优化条例', '36'),
  visits: { count: 0 },
  result: {
    type: 'licence',
    name: t('建设工程规划许可证', 'Construction planning permit'),
    kindCode: 'construction-planning',
    series: '松规工',
    numberedElsewhere: true,
    face: [
      { label: t('建设单位（个人）', 'Owner'), from: 'holder.name' },
      { label: t('建设项目名称', 'Project'), from: 'answer.projectName' },
      { label: t('建设位置', 'Place'), from: 'answer.siteAddress' },
      { label: t('建设规模', 'Size'), from: 'answer.areaTotal' },
      { label: t('发证日期', 'Issued on'), from: 'decision.day' },
    ],
  },
  questions: [
    {
      key: 'detailPlan',
      ask: t('规划条件要求编修建性详细规划吗？', 'Do the planning conditions require a detailed site plan?'),
      help: t('看土地合同附的规划条件。', 'See the planning conditions in the land contract.'),
      many: false,
      options: [option('no', '不要求', 'No'), option('yes', '要求', 'Yes')],
    },
    {
      key: 'change',
      ask: t('是改已经批过的总平面图吗？', 'Does it change a site plan already approved?'),
      help: t(
        '改的要听证，听取利害关系人意见（城乡规划法第50条）。',
        'A change needs a hearing of those affected (Planning Law art. 50).',
      ),
      many: false,
      options: [option('no', '不是，新建', 'No, new'), option('yes', '是', 'Yes')],
    },
  ],
  materials: [
    fetched('land', '使用土地的证明文件', 'Land documents', 'property', {
      basis: { statute: '城乡规划法', article: '40' },
    }),
    fetched('project', '立项文件', 'Project approval or filing', 'other'),
    required('design', '建设工程设计方案', 'Design of the works', {
      hint: t(
        '总平面图、各层平面、立面、剖面，有资质的单位盖章',
        'Site plan, floor plans, elevations, sections; stamped by a qualified designer',
      ),
      basis: { statute: '城乡规划法', article: '40' },
    }),
    required('detail-plan', '修建性详细规划', 'Detailed site plan', { when: is('detailPlan', 'yes') }),
    required(
      'change-notes',
      '修改说明和新旧总平面对照图',
      'Explanation of the change, old and new plans side by side',
      {
        when: is('change', 'yes'),
        basis: { statute: '城乡规划法', article: '50.2' },
      },
    ),
  ],
  form: {
    id: 'construction-planning',
    version: 1,
    sections: [
      companyBlock(),
      section('project', '项目', 'The project', [
        PROJECT_CODE,
        text('projectName', '项目名称', 'Name of the project', { maxLength: 120 }),
        region('siteRegion', '所在地区', 'Region'),
        address('siteAddress', '建设位置', 'Place'),
        text('landPermit', '建设用地规划许可证号', 'Land-use planning permit number', { maxLength: 60 }),
        text('parcel', '不动产单元代码', 'Property unit code', {
          required: false,
          maxLength: 40,
        }),
        money('investment', '总投资', 'Total investment', { required: false, hint: t('单位：元', 'In yuan') }),
      ]),
      section('size', '规模和指标', 'Size and indices', [
        decimal('areaTotal', '总建筑面积', 'Total floor area', { min: 1, unit: units.squareMetres }),
        decimal('areaAbove', '地上面积', 'Above ground', { min: 0, unit: units.squareMetres }),
        decimal('areaBelow', '地下面积', 'Below ground', { min: 0, unit: units.squareMetres }),
        decimal('floorAreaRatio', '容积率', 'Floor area ratio', { min: 0, max: 20 }),
        decimal('density', '建筑密度', 'Building density', { min: 0, max: 100, unit: units.per }),
        decimal('green', '绿地率', 'Green ratio', { min: 0, max: 100, unit: units.per }),
        decimal('height', '建筑高度', 'Height', { min: 0, max: 1000, unit: t('米', 'm') }),
        integer('parking', '停车位', 'Parking spaces', { min: 0, unit: units.places }),
        longText('setback', '退界情况', 'Setbacks', { required: false, maxLength: 500 }),
      ]),
      section('buildings', '单体', 'Buildings', [
        group('buildings', '单体清单', 'Buildings', {
          minRows: 1,
          maxRows: 100,
          rowName: t('栋', 'buildings'),
          fields: [
            text('name', '名称', 'Name', { maxLength: 60 }),
            text('use', '用途', 'Use', { maxLength: 60 }),
            decimal('area', '建筑面积', 'Floor area', { min: 0, unit: units.squareMetres }),
            integer('floors', '层数', 'Floors', { min: 1, max: 200 }),
          ],
        }),
      ]),
    ],
  },
  checks: [
    {
      at: 'areaTotal',
      unless: { sumOf: 'buildings.area', op: '<=', than: { field: 'areaTotal' } },
      says: t(
        '各单体面积加起来超过总建筑面积 {areaTotal}。请改其中一处。',
        'The buildings add up to more than the total of {areaTotal}. Correct one of them.',
      ),
    },
    {
      at: 'areaAbove',
      unless: { field: 'areaAbove', op: '<=', than: { field: 'areaTotal' } },
      says: t(
        '地上面积 {areaAbove} 不能大于总建筑面积 {areaTotal}。请核对。',
        'The area above ground, {areaAbove}, cannot exceed the total of {areaTotal}. Check the numbers.',
      ),
    },
  ],
  channels: ['web', 'window'],
  faq: [
    {
      q: t('总平面图会公布吗？', 'Is the site plan published?'),
      a: t(
        '会。批准的总平面图要公布（城乡规划法第40条）。涉密的先告诉我们。',
        'Yes, the approved plan is published (Planning Law art. 40). Tell us beforehand of anything secret.',
      ),
    },
    {
      q: t('批了以后能改吗？', 'May it be changed after approval?'),
      a: t(
        '能，但要听证，听利害关系人的意见；造成损失的要补偿。',
        'Yes, after a hearing of those affected; losses are compensated.',
      ),
    },
    {
      q: t('竣工后还要办什么？', 'What is due after completion?'),
      a: t(
        '规划核实。没核实不能竣工验收；6 个月内报送竣工资料。',
        'Verification against the plan, without which completion is not accepted; documents within six months.',
      ),
    },
  ],
  duties: [
    {
      key: 'verify',
      text: t(
        '开工前放线、验线，竣工后规划核实',
        'Setting-out is checked before the start, the works after completion',
      ),
      from: 'EVENT',
      article: '城乡规划法45',
    },
    {
      key: 'archive',
      text: t('竣工验收后 6 个月内报送竣工资料', 'Completion documents within six months of acceptance'),
      n: 6,
      unit: 'MONTH',
      from: 'EVENT',
      article: '城乡规划法45',
    },
  ],
  route: route(5, 3, 2),
  terms: {
    checks: { site: true, technical: false },
    hearing: 'on-request',
    stakeholders: true,
    publicity: { days: 7, unit: 'NATURAL_DAY', statutory: false },
    procedures: [
      { ground: 'hearing', basis: '许可法45', excluded: true },
      { ground: 'expert-review', maxWorkingDays: 20, basis: '许可法45', excluded: true },
    ],
  },
  editable: ['terms.publicity', 'terms.procedures[1].maxWorkingDays'],
});
