import type { Text } from '../../kernel/text.ts';
import type { SheetBox } from '../../platform/pdf.ts';
import { FRAME, LEAST_CODE, type LicenceTemplate, MANDATORY, PAGE, SEAL_MM, type TemplateField } from './template.ts';

/** What stands against a template: where, and what to do. A template with a finding is neither published nor drawn. */
export type TemplateFinding = { readonly code: string; readonly field: string; readonly text: Text };

export type TemplateKind = {
  /** The name of the certificate. */
  readonly name: string;
  /** Everything the published items of the kind state, and the term. */
  readonly known: readonly TemplateField[];
  /** Characters that the faces cannot show. */
  readonly missingGlyphs: (text: string) => readonly string[];
};

const t = (zh: string, en: string): Text => ({ zh, en });
const finding = (code: string, field: string, zh: string, en: string): TemplateFinding => ({
  code,
  field,
  text: t(zh, en),
});

const PARTS = {
  number: t('编号', 'number'),
  title: t('标题', 'title'),
  facts: t('内容栏', 'list of facts'),
  code: t('二维码', 'QR code'),
  sign: t('落款和印章', 'signature and seal'),
  notes: t('小字', 'small print'),
} as const;
type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as Part[];

type Placed = { readonly field: string; readonly name: Text; readonly box: SheetBox };

/** Everything that has a place, with the name it goes by. */
const placedIn = (template: LicenceTemplate): readonly Placed[] => [
  ...PART_NAMES.map((part) => ({ field: `boxes.${part}`, name: PARTS[part], box: template.boxes[part] })),
  ...template.fields.flatMap((f, i) =>
    f.box ? [{ field: `fields.${i}.box`, name: t(`“${f.label.zh}”`, `“${f.label.en}”`), box: f.box }] : [],
  ),
];

const inFrame = ({ x, y, width, height }: SheetBox): boolean =>
  x >= FRAME && y >= FRAME && x + width <= PAGE.width - FRAME && y + height <= PAGE.height - FRAME;

const places = (template: LicenceTemplate): TemplateFinding[] => {
  const all = placedIn(template);
  const outside = all
    .filter((p) => !inFrame(p.box))
    .map(({ field, name, box }) =>
      finding(
        'template-outside-page',
        field,
        `${name.zh}的位置（左 ${box.x}，上 ${box.y}，宽 ${box.width}，高 ${box.height} 毫米）超出页面。A4 横放长 ${PAGE.width}、高 ${PAGE.height} 毫米，四边各留 ${FRAME} 毫米花边，请改小或者移回来。`,
        `The ${name.en} (left ${box.x}, top ${box.y}, ${box.width} by ${box.height} mm) runs off the page. A4 landscape is ${PAGE.width} by ${PAGE.height} mm with ${FRAME} mm of border all round: make it smaller or move it back.`,
      ),
    );
  const { sign, code } = template.boxes;
  const seal = { x: sign.x + (sign.width - SEAL_MM) / 2, y: sign.y - SEAL_MM / 2, width: SEAL_MM, height: SEAL_MM };
  const stamped = inFrame(seal)
    ? []
    : [
        finding(
          'template-seal-outside',
          'boxes.sign',
          `印章直径 ${SEAL_MM} 毫米，盖在落款栏上边的正中，这个位置会盖出页面。请把落款栏往里移。`,
          `The seal is ${SEAL_MM} mm wide and stands over the middle of the upper edge of its box; here it would leave the page. Move the box inwards.`,
        ),
      ];
  const small =
    Math.min(code.width, code.height) >= LEAST_CODE
      ? []
      : [
          finding(
            'template-code-small',
            'boxes.code',
            `二维码最小 ${LEAST_CODE} 毫米见方，再小手机扫不出。`,
            `The QR code is at least ${LEAST_CODE} mm square: phones cannot read a smaller one.`,
          ),
        ];
  return [...outside, ...stamped, ...small];
};

const meet = (a: SheetBox, b: SheetBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** The seal is meant to stand over text, so what lies under it is not counted; everything else keeps apart. */
const overlaps = (template: LicenceTemplate): TemplateFinding[] => {
  const all = placedIn(template).filter((p) => p.field !== 'boxes.sign' && p.field !== 'boxes.notes');
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => meet(a.box, b.box))
      .map((b) =>
        finding(
          'template-overlap',
          b.field,
          `${b.name.zh}和${a.name.zh}叠在一起。请移开其中一个。`,
          `The ${b.name.en} lies over the ${a.name.en}. Move one of them.`,
        ),
      ),
  );
};

const fields = (template: LicenceTemplate, kind: TemplateKind): TemplateFinding[] => {
  const names = kind.known.map((k) => k.label.zh).join('、');
  const unknown = template.fields.flatMap(({ from, label }, i) =>
    kind.known.some((k) => k.from === from)
      ? []
      : [
          finding(
            'template-field-unknown',
            `fields.${i}.from`,
            `《${kind.name}》没有“${label.zh || from}”（${from}）这项内容。能用的有：${names}。`,
            `A ${kind.name} does not state “${label.en || from}” (${from}). Known are: ${kind.known.map((k) => k.from).join(', ')}.`,
          ),
        ],
  );
  const twice = template.fields.flatMap(({ from, label }, i) =>
    template.fields.findIndex((f) => f.from === from) < i
      ? [
          finding(
            'template-field-twice',
            `fields.${i}.from`,
            `“${label.zh || from}”（${from}）写了两次。请去掉一个。`,
            `“${label.en || from}” (${from}) stands there twice. Take one out.`,
          ),
        ]
      : [],
  );
  const can = (any: readonly string[]) => kind.known.some((k) => any.includes(k.from));
  const missing = MANDATORY.filter((any) => can(any) && !template.fields.some((f) => any.includes(f.from))).map(
    (any) => {
      const labels = any.flatMap((from) => kind.known.find((k) => k.from === from)?.label ?? []);
      return finding(
        'template-field-missing',
        'fields',
        `缺必填内容${labels.map((l) => `“${l.zh}”`).join('或者')}。没有它，证照证明不了给谁、到哪天。请加上。`,
        `${labels.map((l) => `“${l.en}”`).join(' or ')} is mandatory: without it nobody knows whose the licence is and how long it holds. Add it.`,
      );
    },
  );
  return [...unknown, ...twice, ...missing];
};

const words = (template: LicenceTemplate, kind: TemplateKind): TemplateFinding[] => {
  const texts: readonly (readonly [field: string, text: string])[] = [
    ['title', template.title],
    ...template.fields.map((f, i) => [`fields.${i}.label.zh`, f.label.zh] as const),
    ['caption', template.caption],
    ...template.notes.map((note, i) => [`notes.${i}`, note] as const),
  ];
  const holes = texts.flatMap(([field, text]) =>
    kind
      .missingGlyphs(text)
      .map((c) =>
        finding(
          'template-glyph-missing',
          field,
          `字体里没有“${c}”字（U+${c.codePointAt(0)!.toString(16).toUpperCase()}），印出来会是空白。请换一个字。`,
          `The face has no “${c}” (U+${c.codePointAt(0)!.toString(16).toUpperCase()}); it would print as a hole. Use another character.`,
        ),
      ),
  );
  const empty = texts
    .filter(([field, text]) => text.trim() === '' && field !== 'caption')
    .map(([field]) =>
      finding(
        'template-empty',
        field,
        '这里没有填。请填写，或者去掉这一行。',
        'Nothing is written here. Fill it in or take the line out.',
      ),
    );
  const named = template.title.includes(kind.name)
    ? []
    : [
        finding(
          'template-title',
          'title',
          `标题里要有证照的名称《${kind.name}》，不然和核验页说的不是一张证。`,
          `The title must hold the name of the certificate, ${kind.name}; otherwise it is another one than the check speaks of.`,
        ),
      ];
  return [...holes, ...empty, ...named];
};

/** Everything that is wrong with a template, each with its place; empty when it can be published. */
export const templateFindings = (template: LicenceTemplate, kind: TemplateKind): readonly TemplateFinding[] => [
  ...fields(template, kind),
  ...places(template),
  ...overlaps(template),
  ...words(template, kind),
];
