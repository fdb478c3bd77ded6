import type { Statute } from '../statute.ts';
import { FULL, MEMORY, OPEN, statute, t, text } from './make.ts';

/** A person’s own matters: registers of households, and help in need. */
export const PERSONS: readonly Statute[] = [
  statute(
    '户口条例',
    'law',
    t('中华人民共和国户口登记条例', 'Household Registration Regulations'),
    'Household Registration Regulations',
    [text('1958-01-09 公布', '1958-01-09..', 'read', FULL)],
    {
      '6': ['公民在经常居住地登记', 'Registration at the usual residence'],
      '7': ['婴儿出生后一个月以内申报', 'Births are registered within one month'],
    },
  ),
  statute(
    '社会救助法',
    'law',
    t('中华人民共和国社会救助法', 'Social Assistance Law'),
    'Social Assistance Law',
    [text('2026-04-30 通过', '2026-07-01..', 'read', FULL)],
    {
      '18': ['按差额或者分档发放', 'Paid by difference or by tiers'],
      '37': ['申请', 'Application'],
      '40': ['家庭经济状况核对', 'Check of means'],
      '42.2': ['认定结果各部门共用', 'One recognition serves all departments'],
      '44': ['确认权可以下放', 'Confirmation may be delegated to townships'],
      '45': ['公布与书面说明理由', 'Publication; refusal in writing with reasons'],
      '48': ['变更、终止先听取意见', 'Change or stop: hear first'],
      '50': ['先行救助', 'Aid first, papers later'],
      '62': ['不得要求能够核对的材料', 'Nothing may be asked that the check provides'],
      '62.2': ['不得要求能够核对的材料', 'Nothing may be asked that the check provides'],
      '64': ['一门受理、协同办理', 'One door, joint handling'],
      '76': ['复议与诉讼', 'Reconsideration and litigation'],
    },
  ),
  statute(
    '社会救助办法',
    'regulation',
    t('社会救助暂行办法（国务院令第649号）', 'Interim Measures for Social Assistance'),
    'Social Assistance Measures',
    [
      text(
        '2019-03-02 修订',
        '2019-03-02..',
        'read',
        FULL,
        t('与社会救助法不一致的不再适用', 'superseded where the Social Assistance Law differs'),
      ),
    ],
    {
      '9': ['最低生活保障对象', 'Who receives the minimum living allowance'],
      '11': ['申请与审核', 'Application and review'],
    },
  ),
  statute(
    '城市低保条例',
    'regulation',
    t('城市居民最低生活保障条例（国务院令第271号）', 'Regulation on Urban Minimum Living Allowance'),
    'Urban Allowance Regulation',
    [text('1999-09-28 公布', '1999-10-01..', 'read', FULL)],
    { '8': ['三十日内办结审批手续', 'Done within thirty days'] },
  ),
  statute(
    '民发〔2021〕57号',
    'normative',
    t('最低生活保障审核确认办法', 'Measures for Review and Confirmation of the Minimum Living Allowance'),
    'Allowance Review Measures',
    [text('2021-06-11 印发', '2021-07-01..', 'memory', MEMORY, OPEN)],
  ),
];
