import type { Instant } from '../kernel/instant.ts';
import type { Files } from '../platform/files.ts';
import type { Letter, PdfWriter } from '../platform/pdf.ts';
import { BUREAU } from './places.ts';

/** Equal on every machine, so that equal materials are one file. */
const MADE = '2026-01-05T01:00:00.000Z' as Instant;

/** A sheet as it lies in the store. */
export type Sheet = {
  readonly holder: string;
  readonly place: string;
  readonly hash: string;
  readonly size: number;
};
/** Sample sheets that the town's people hand in; `mended` for what comes back after a correction request. */
export type Samples = { readonly of: (material: string, mended?: boolean) => Promise<Sheet> };

const KINDS: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/图/, '平面布局图', ['比例 1:100，标注了出入口、操作间、清洗消毒区和疏散通道。', '绘图人和审核人已签名。']],
  [/合同|协议|租/, '合同', ['双方约定了地址、面积、期限和用途，已签字盖章。', '附房屋权属证明复印件一份。']],
  [/报告|方案|设计|说明书/, '报告', ['由有资质的单位编制，结论为符合要求。', '附检测数据表三页。']],
  [/证|照|身份|许可/, '证件复印件', ['与原件核对一致，在有效期内。', '申请人已签名。']],
  [/./, '申请材料', ['内容由申请人如实填写，已签名。', '所附清单与实际一致。']],
];

/**
 * One sheet of each kind for the whole town, kept under the bureau's own key: nobody's personal data stands on it, and
 * several hundred people's copies of one sheet would only take room.
 */
export const sampleFiles = (writer: PdfWriter, files: Files): Samples => {
  const made = new Map<string, Promise<Sheet>>();
  const make = async (title: string, lines: readonly string[], mended: boolean): Promise<Sheet> => {
    const letter: Letter = {
      organ: '申请人样例材料',
      title: mended ? `${title}（补正）` : title,
      body: [
        ...lines.map((text) => ({ kind: 'para' as const, text, indent: true })),
        {
          kind: 'para',
          text: '演示城市里的样例，人人交的都是这一张；真实办理时原样保存申请人自己的文件。',
          indent: true,
        },
        { kind: 'signed-by', name: '（样例）', date: '' },
      ],
      foot: '样例',
      watermark: '样例',
      madeAt: MADE,
    };
    const { bytes } = await writer.letter(letter);
    const { place, hash, size } = await files.putBytes(BUREAU, bytes, 'application/pdf');
    return { holder: BUREAU, place, hash, size };
  };
  return {
    of: (material, mended = false) => {
      const [, title, lines] = KINDS.find(([words]) => words.test(material)) ?? KINDS.at(-1)!;
      const key = `${title} ${mended}`;
      const known = made.get(key) ?? make(title, lines, mended);
      made.set(key, known);
      return known;
    },
  };
};
