import { describe, expect, test } from 'vitest';
import { BUNDLED } from '../catalogue/items/index.ts';
import { BUNDLED_TEMPLATES } from './template.bundled.ts';
import { type TemplateKind, templateFindings } from './template.guard.ts';
import { type LicenceTemplate, PLAIN_BOXES, plainTemplate, TERM_FIELDS } from './template.ts';

const label = (zh: string) => ({ zh, en: zh });
const kind: TemplateKind = {
  name: '食品经营许可证',
  known: [
    { from: 'holder.name', label: label('经营者名称') },
    { from: 'answer.premises', label: label('经营场所') },
    ...TERM_FIELDS,
  ],
  missingGlyphs: (text) => [...text].filter((c) => c === '𬭛'),
};
const good: LicenceTemplate = plainTemplate('食品经营许可证', [
  { from: 'holder.name', label: label('经营者名称') },
  { from: 'answer.premises', label: label('经营场所') },
  { from: 'decision.until', label: label('有效期至') },
]);
const found = (template: LicenceTemplate) => templateFindings(template, kind).map((f) => [f.code, f.field]);
const said = (template: LicenceTemplate) => templateFindings(template, kind)[0]!.text.zh;

describe('a template that would make a bad certificate is told where', () => {
  test('one that is right has nothing against it', () => expect(found(good)).toEqual([]));
  test('a field that no item of the kind states', () => {
    const bad = { ...good, fields: [...good.fields, { from: 'answer.shoeSize', label: label('鞋码') }] };
    expect(found(bad)).toEqual([['template-field-unknown', 'fields.3.from']]);
    expect(said(bad)).toBe(
      '《食品经营许可证》没有“鞋码”（answer.shoeSize）这项内容。能用的有：经营者名称、经营场所、发证日期、有效期自、有效期至、有效期限。',
    );
  });
  test('whose it is and until when are mandatory; either way to say the term will do', () => {
    expect(found({ ...good, fields: good.fields.slice(1) })).toEqual([['template-field-missing', 'fields']]);
    const bad = { ...good, fields: good.fields.slice(0, 2) };
    expect(said(bad)).toContain('缺必填内容“有效期至”或者“有效期限”');
    expect(found({ ...bad, fields: [...bad.fields, TERM_FIELDS[3]!] })).toEqual([]);
  });
  test('the same field twice', () => {
    const bad = { ...good, fields: [...good.fields, good.fields[1]!] };
    expect(found(bad)).toEqual([['template-field-twice', 'fields.3.from']]);
  });
  test('a place outside the page: 283 mm is the last that holds, a tenth more is off', () => {
    const at = (x: number) => ({ ...good, boxes: { ...PLAIN_BOXES, code: { x, y: 66, width: 43, height: 43 } } });
    expect(found(at(240))).toEqual([]);
    expect(found(at(240.1))).toEqual([['template-outside-page', 'boxes.code']]);
    expect(said(at(260))).toContain('二维码的位置（左 260，上 66，宽 43，高 43 毫米）超出页面');
  });
  test('a field of its own off the page is named by its label', () => {
    const box = { x: 30, y: 205, width: 60, height: 10 };
    const bad = { ...good, fields: good.fields.map((f, i) => (i === 1 ? { ...f, box } : f)) };
    expect(found(bad)).toEqual([['template-outside-page', 'fields.1.box']]);
    expect(said(bad)).toContain('“经营场所”的位置');
  });
  test('the seal would leave the page, though its box does not', () => {
    const bad = { ...good, boxes: { ...PLAIN_BOXES, sign: { x: 225, y: 170, width: 50, height: 19 } } };
    expect(found(bad)).toEqual([]);
    const off = { ...good, boxes: { ...PLAIN_BOXES, sign: { x: 225, y: 176, width: 50, height: 19 } } };
    expect(found(off)).toEqual([['template-seal-outside', 'boxes.sign']]);
  });
  test('a QR code of 25 mm is read, a smaller one is not allowed', () => {
    const at = (side: number) => ({
      ...good,
      boxes: { ...PLAIN_BOXES, code: { x: 227, y: 66, width: side, height: side } },
    });
    expect(found(at(25))).toEqual([]);
    expect(found(at(24))).toEqual([['template-code-small', 'boxes.code']]);
  });
  test('two that lie over each other; only the seal may', () => {
    const bad = { ...good, boxes: { ...PLAIN_BOXES, facts: { x: 30, y: 45, width: 191, height: 99 } } };
    expect(found(bad)).toEqual([['template-overlap', 'boxes.facts']]);
    expect(said(bad)).toBe('内容栏和标题叠在一起。请移开其中一个。');
  });
  test('a character the face lacks is named with its place', () => {
    const bad = { ...good, notes: ['盖章有效', '请勿转让𬭛'] };
    expect(found(bad)).toEqual([['template-glyph-missing', 'notes.1']]);
    expect(said(bad)).toBe('字体里没有“𬭛”字（U+2CB5B），印出来会是空白。请换一个字。');
  });
  test('an empty label, and a title of another certificate', () => {
    const bad = { ...good, title: '卫生许可证', notes: [' '] };
    expect(found(bad)).toEqual([
      ['template-empty', 'notes.0'],
      ['template-title', 'title'],
    ]);
    expect(found({ ...good, title: '食品经营许可证（副本）' })).toEqual([]);
  });
});

describe('templates that come with the program', () => {
  const faces = BUNDLED.filter((v) => v.result.kindCode && v.result.face);
  test.each(faces.map((v) => [v.item, v] as const))('%s: nothing against its certificate', (_, v) => {
    const own = faces.filter((o) => o.result.kindCode === v.result.kindCode).flatMap((o) => [...o.result.face!]);
    const template = BUNDLED_TEMPLATES[v.result.kindCode!] ?? plainTemplate(v.result.name!.zh, v.result.face!);
    const known = [...own, ...TERM_FIELDS];
    expect(templateFindings(template, { name: v.result.name!.zh, known, missingGlyphs: () => [] })).toEqual([]);
  });
});
