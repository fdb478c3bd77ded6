import type { Instant } from '../src/kernel/instant.ts';
import type { Certificate } from '../src/platform/pdf.ts';

export const organ = '松澜新区行政审批局';
export const madeAt = '2026-10-20T01:30:00.000Z' as Instant;

/** The nth licence of a bureau as the benches draw it: rows, QR, watermark and data enclosed. */
export const certificate = (n: number): Certificate => ({
  title: '公共场所卫生许可证',
  number: `松审卫公〔2026〕第${String(n).padStart(4, '0')}号`,
  rows: [
    { label: '单位名称', value: '松澜云栖温泉度假有限公司' },
    { label: '法定代表人', value: '林知远' },
    { label: '经营地址', value: `松澜新区云岭街道栖霞路${n}号` },
    { label: '许可项目', value: '住宿、公共浴室（温泉）' },
    { label: '信用代码', value: '91230109MA1B2C3D4X' },
    { label: '有效期限', value: '2026年10月20日至2030年10月19日' },
  ],
  organ,
  date: '2026年10月20日',
  seal: { organ, legend: '测试章' },
  qr: {
    text: `https://spj.example.gov.cn/verify/${'ABCDEFGHIJ234567'.repeat(18)}`,
    caption: '扫码验真',
    alt: '二维码',
  },
  notes: ['本件由测试证书签名、盖测试章，只作演示，无法律效力。'],
  watermark: '样例 无效',
  data: { name: 'licence.json', description: '证照数据', json: JSON.stringify({ n }) },
  madeAt,
});
