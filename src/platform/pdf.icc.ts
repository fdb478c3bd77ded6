/** The sRGB colour space (IEC 61966-2-1) as an ICC profile of version 2: what the colours of an archived paper mean on any device. Made here, so that no file of another maker is needed. */
const CURVE = 1024;

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((v, i) => void bytes.writeUInt32BE(v, i * 4));
  return bytes;
};
/** s15Fixed16Number */
const fixed = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((v, i) => void bytes.writeInt32BE(Math.round(v * 65536), i * 4));
  return bytes;
};
const xyz = (x: number, y: number, z: number): Buffer => Buffer.concat([ascii('XYZ '), u32(0), fixed(x, y, z)]);

const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const curve = (): Buffer => {
  const values = Buffer.alloc(CURVE * 2);
  for (let i = 0; i < CURVE; i++) values.writeUInt16BE(Math.round(linear(i / (CURVE - 1)) * 65535), i * 2);
  return Buffer.concat([ascii('curv'), u32(0, CURVE), values]);
};
/** textDescriptionType: ASCII, then empty Unicode and script parts. */
const description = (text: string): Buffer =>
  Buffer.concat([ascii('desc'), u32(0, text.length + 1), ascii(`${text}\0`), u32(0, 0), Buffer.alloc(2 + 1 + 67)]);
const text = (value: string): Buffer => Buffer.concat([ascii('text'), u32(0), ascii(`${value}\0`)]);

const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

const make = (): Buffer => {
  const trc = curve();
  /** Primaries of sRGB adapted to D50 (Bradford). */
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description('sRGB IEC61966-2.1 (OneSeal)')],
    ['cprt', text('Public domain')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.4360747, 0.2225045, 0.0139322)],
    ['gXYZ', xyz(0.3850649, 0.7168786, 0.0971045)],
    ['bXYZ', xyz(0.1430804, 0.0606169, 0.7141733)],
    ['rTRC', trc],
    ['gTRC', trc],
    ['bTRC', trc],
  ];
  const head = 128 + 4 + tags.length * 12;
  const parts: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let at = head;
  const table = tags.map(([name, content]) => {
    // The three curves are one and the same.
    let place = places.get(content);
    if (place === undefined) {
      place = at;
      places.set(content, place);
      parts.push(padded(content));
      at += padded(content).length;
    }
    return Buffer.concat([ascii(name), u32(place, content.length)]);
  });
  const header = Buffer.alloc(128);
  header.writeUInt32BE(at, 0);
  header.writeUInt32BE(0x02100000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  [2026, 1, 1, 0, 0, 0].forEach((v, i) => void header.writeUInt16BE(v, 24 + i * 2));
  header.write('acsp', 36, 'latin1');
  fixed(0.9642, 1, 0.8249).copy(header, 68);
  return Buffer.concat([header, u32(tags.length), ...table, ...parts]);
};

let made: Buffer | undefined;
export const srgbProfile = (): Buffer => {
  made ??= make();
  return made;
};
