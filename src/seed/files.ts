import type { Instant } from '../kernel/instant.ts';
import type { Letter, PdfWriter } from '../platform/pdf.ts';

/** Equal on every machine, so that equal materials are one file. */
const MADE = '2026-01-05T01:00:00.000Z' as Instant;

/** Sample documents that the town's people hand in: one page with the name of the material and the word 样例. */
export type SampleFiles = { readonly of: (material: string) => Promise<Uint8Array> };

export const sampleFiles = (writer: PdfWriter): SampleFiles => {
  const made = new Map<string, Promise<Uint8Array>>();
  const make = async (name: string): Promise<Uint8Array> => {
    const letter: Letter = {
      organ: '申请人样例材料',
      title: name,
      body: [
        { kind: 'para', text: `这是演示城市里的样例材料：${name}。`, indent: true },
        { kind: 'para', text: '真实办理时，这里是申请人自己上传的文件，原样保存，不作改动。', indent: true },
        { kind: 'signed-by', name: '（样例）', date: '' },
      ],
      foot: '样例',
      watermark: '样例',
      madeAt: MADE,
    };
    return (await writer.letter(letter)).bytes;
  };
  return {
    of: (name) => {
      const known = made.get(name) ?? make(name);
      made.set(name, known);
      return known;
    },
  };
};
