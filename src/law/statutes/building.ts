import { type Day, day } from '../../kernel/day.ts';
import type { Statute } from '../statute.ts';
import { FULL, PAGE, statute, t, text } from './make.ts';

/** The day the Ecological and Environmental Code took over and ten statutes were repealed (生态环境法典1242). */
const CODE_IN_FORCE: Day = day('2026-08-15');

/** Building and what it does to land, fire safety and the environment. */
export const BUILDING: readonly Statute[] = [
  statute(
    '673号',
    'regulation',
    t(
      '企业投资项目核准和备案管理条例（国务院令第673号）',
      'Regulation on Approval and Filing of Enterprise Investment Projects',
    ),
    'Investment Projects Regulation',
    [text('2016-11-30 公布', '2017-02-01..', 'read', FULL)],
    {
      '4': ['在线平台与项目代码', 'Online platform and project code'],
      '6': ['项目申请书的内容', 'Contents of the project application'],
      '7': ['企业自主编制', 'The enterprise writes it itself'],
      '8': ['五个工作日内转送', 'Forwarding within five working days'],
      '9': [
        '审查内容；委托评估不超过三十个工作日',
        'What is examined; a commissioned evaluation takes thirty working days at most',
      ],
      '10': [
        '二十个工作日内核准，经批准可延长四十个工作日；评估时间不计入',
        'Twenty working days, forty more with approval; evaluation is left out',
      ],
      '11': ['变更', 'Changes'],
      '12': ['核准文件二年有效', 'Approvals are valid for two years'],
      '13': ['收到全部信息即为备案', 'Filed when all information is received'],
      '15': ['产业政策禁止或者需要核准的，告知', 'Tell when the project is forbidden or needs approval'],
    },
  ),
  statute(
    '建筑法',
    'law',
    t('中华人民共和国建筑法', 'Construction Law'),
    'Construction Law',
    [text('2019-04-23 修正', '2019-04-23..', 'read', FULL)],
    {
      '7': ['开工前领取施工许可证', 'Permit before construction starts'],
      '8': ['收到申请之日起七日内颁发', 'Within seven days of receipt of the application'],
      '9': ['三个月内开工；延期两次', 'Start within three months; two extensions'],
      '10': ['中止施工一个月内报告', 'Report a stop within a month'],
      '11': ['开工报告', 'Commencement report'],
    },
  ),
  statute(
    '施工许可办法',
    'rule',
    t('建筑工程施工许可管理办法（住建部令第18号）', 'Measures for Construction Permits'),
    'Construction Permit Measures',
    [text('2021-03-30 修正（住建部令第52号）', '2021-03-30..', 'page', PAGE)],
    {
      '4': ['申领条件', 'Conditions'],
      '5': [
        '补正当场或者五日内一次告知，审批时间可以自补正齐全后顺延',
        'Correction within five days; the period moves to when all is supplied',
      ],
    },
  ),
  statute(
    '城乡规划法',
    'law',
    t('中华人民共和国城乡规划法', 'Urban and Rural Planning Law'),
    'Planning Law',
    [text('2019-04-23 修正', '2019-04-23..', 'read', FULL)],
    {
      '37': ['划拨用地规划许可', 'Land-use permit for allocated land'],
      '38': ['出让用地规划许可', 'Land-use permit for granted land'],
      '39': ['规划条件未纳入合同的无效', 'Contracts without planning conditions are void'],
      '40': ['建设工程规划许可', 'Construction planning permit'],
      '40.3': ['公布总平面图', 'The site plan is published'],
      '42': ['不得在规划区外许可', 'No permits outside the planned area'],
      '43': ['变更规划条件', 'Change of planning conditions'],
      '45': ['规划核实', 'Verification against the plan'],
      '50': ['许可后修改的补偿与听证', 'Changes after the permit: hearing and compensation'],
      '50.2': ['修改总平面图须听证', 'Changing the site plan needs a hearing'],
    },
  ),
  statute(
    '消防法',
    'law',
    t('中华人民共和国消防法', 'Fire Protection Law'),
    'Fire Protection Law',
    [text('2021-04-29 修正', '2021-04-29..', 'read', FULL)],
    {
      '11': ['特殊建设工程消防设计审查', 'Fire design review'],
      '12': ['未经消防设计审查不得施工', 'No construction without fire design review'],
      '15': [
        '公众聚集场所营业前检查，告知承诺或者十个工作日',
        'Check before opening: by commitment or within ten working days',
      ],
    },
  ),
  statute(
    '环评法',
    'law',
    t('中华人民共和国环境影响评价法', 'Environmental Impact Assessment Law'),
    'EIA Law',
    [
      text(
        '2018-12-29 修正',
        '2018-12-29..2026-08-14',
        'read',
        FULL,
        t('2026年8月15日废止', 'repealed on 15 August 2026'),
      ),
    ],
    {
      '16': ['分类管理', 'Classes of projects'],
      '22': ['报告书六十日、报告表三十日内审批', 'Sixty days for a report, thirty for a form'],
      '25': ['未经批准不得开工', 'No construction without approval'],
    },
  ),
  statute(
    '生态环境法典',
    'law',
    t('中华人民共和国生态环境法典', 'Ecological and Environmental Code'),
    'Environmental Code',
    [text('2026-03-12 通过', `${CODE_IN_FORCE}..`, 'read', FULL)],
    {
      '97.3': ['规划环评已做的，项目环评简化', 'Simplified where the plan was assessed'],
      '99': ['技术单位备案', 'Technical units are on record'],
      '101': ['报告书报批前征求公众意见', 'The public is heard before a report is filed'],
      '102': ['审批期限', 'Period of approval'],
      '102.2': [
        '报告书六十日、报告表三十日内审批，自收到之日起',
        'Sixty days for a report, thirty for a form, from receipt',
      ],
      '102.3': ['登记表备案', 'Registration forms are filed'],
      '102.4': ['不得收取任何费用', 'No fee of any kind'],
      '103': ['收到后公开全文', 'Full text published on receipt'],
      '104': ['审批权限', 'Which authority approves'],
      '105': ['不予批准的五种情形', 'Five grounds of refusal'],
      '106': ['重大变动重新报批；五年未开工重新审核', 'Major change: anew; unstarted for five years: reviewed'],
      '107': ['未经批准不得开工', 'No construction without approval'],
      '174': ['排污许可', 'Discharge permits'],
      '1242': ['施行与废止', 'Entry into force and repeals'],
    },
  ),
  statute(
    '建设项目环保条例',
    'regulation',
    t('建设项目环境保护管理条例（国务院令第682号）', 'Regulation on Environmental Protection of Construction Projects'),
    'Project Environment Regulation',
    [
      text(
        '2017-07-16 修订',
        '2017-10-01..',
        'read',
        FULL,
        t('生态环境法典施行后的效力待核', 'its status after the Code is to be verified'),
      ),
    ],
    { '9': ['报批', 'Filing for approval'], '11': ['不予批准', 'Refusal'], '12': ['重新审核', 'Review'] },
  ),
];
