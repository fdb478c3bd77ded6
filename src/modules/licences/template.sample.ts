import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Certificate, SealMark } from '../../platform/pdf.ts';
import { certificateOf, type Printed, printedFace, type Term } from './face.ts';
import type { LicenceTemplate } from './template.ts';

const SAMPLES: Readonly<Record<string, readonly [plain: string, long: string]>> = {
  'holder.name': ['某某餐饮有限公司', '某某新区某某国际文化旅游度假发展集团股份有限公司第二分公司'],
  'holder.creditCode': ['00000000000000000X', '00000000000000000X'],
  'holder.representative': ['某某', '某某·某某某·某某某'],
  'holder.address': [
    '某某市某某区某某路 1 号',
    '某某省某某市某某新区某某街道某某大街 1000 号某某国际中心东塔第 38 层 3801 至 3812 室',
  ],
};
const SAMPLE_LONG =
  '某某某某、某某某某、某某某某、某某某某、某某某某、某某某某、某某某某、某某某某、某某某某、某某某某';

/** Invented values for a look at a template: nothing on it is anybody's. */
const sampleValue = (from: string, label: string, long: boolean): string => {
  const [plain, much] = SAMPLES[from] ?? [`某某（${label}）`, SAMPLE_LONG];
  return long ? much : plain;
};

/** A certificate without force, to look at: the watermark says so, and the code leads to no licence. */
export const previewOf = (
  template: LicenceTemplate,
  of: {
    readonly name: string;
    readonly issuer: string;
    readonly mark: SealMark;
    readonly base: string;
    readonly today: Day;
    readonly term: Term;
    readonly madeAt: Instant;
    readonly long: boolean;
  },
): Certificate => {
  const values = template.fields.map(({ from, label }) => ({
    from,
    label,
    value: sampleValue(from, label.zh, of.long),
  }));
  const face: readonly Printed[] = printedFace(
    {
      item: '',
      itemVersion: 0,
      kind: '',
      name: { zh: of.name, en: of.name },
      series: '',
      holder: { id: '', name: '' },
      issuer: { name: of.issuer },
      face: values,
      decidedOn: of.today,
      permit: true,
    },
    of.term,
    template.fields,
  );
  const { data: _, ...model } = certificateOf({
    title: of.name,
    template,
    number: '某审某〔0000〕第 0000 号',
    identifier: '1.2.156.3005.2.（颁发时生成）',
    face,
    holder: '',
    term: of.term,
    edition: 1,
    issuer: of.issuer,
    issuedOn: of.today,
    verifyUrl: `${of.base}/verify/`,
    test: false,
    madeAt: of.madeAt,
  });
  return { ...model, seal: { ...of.mark, legend: '预览' }, watermark: '预览 无效' };
};
