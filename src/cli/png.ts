import { inflateSync } from 'node:zlib';

/** A picture as readers of codes take it: red, green, blue, opacity for each point, row by row. */
type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

/** A picture that is larger than any photograph of a paper is not opened. */
const MOST_POINTS = 64_000_000;
const CHANNELS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const MAGIC = '89504e470d0a1a0a';
/** Magic number and first chunk, which says how large and of what kind the picture is. */
const HEADER = 33;

export const isPng = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 8)).toString('hex') === MAGIC;

const paeth = (a: number, b: number, c: number): number => {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
};

/** Undoes the filter of each row (PNG, 9.2); the rows without their filter bytes. */
const unfiltered = (raw: Uint8Array, height: number, row: number, step: number): Uint8Array => {
  const out = new Uint8Array(height * row);
  for (let y = 0; y < height; y++) {
    const kind = raw[y * (row + 1)]!;
    for (let x = 0; x < row; x++) {
      const at = y * row + x;
      const left = x >= step ? out[at - step]! : 0;
      const up = y > 0 ? out[at - row]! : 0;
      const corner = y > 0 && x >= step ? out[at - row - step]! : 0;
      const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      if (add === undefined) throw new RangeError(`filter ${kind} is not one of PNG`);
      out[at] = raw[y * (row + 1) + 1 + x]! + add;
    }
  }
  return out;
};

const inflated = (packed: Buffer, most: number): Buffer => {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch {
    throw new RangeError('its points are damaged');
  }
};

/** Throws a RangeError for what is no PNG, is damaged, or is interlaced or of 16 bits a channel, which scanners do not write. */
export const readPng = (bytes: Uint8Array): Picture => {
  const file = Buffer.from(bytes);
  if (!isPng(file)) throw new RangeError('not a PNG');
  if (file.length < HEADER || file.toString('latin1', 12, 16) !== 'IHDR')
    throw new RangeError('the picture ends too early');
  const parts: Buffer[] = [];
  let palette: Buffer = Buffer.alloc(0);
  let at = 8;
  for (;;) {
    if (at + 12 > file.length) throw new RangeError('the picture ends too early');
    const length = file.readUInt32BE(at);
    const kind = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (kind === 'IEND') break;
    if (kind === 'IDAT') parts.push(content);
    if (kind === 'PLTE') palette = content;
    at += 12 + length;
  }
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const [depth, colour, interlaced] = [file[24]!, file[25]!, file[28]!];
  const channels = CHANNELS[colour];
  if (!channels || depth > 8 || interlaced !== 0) throw new RangeError('this kind of PNG is not read');
  if (width * height === 0) throw new RangeError('the picture is empty');
  if (width * height > MOST_POINTS) throw new RangeError('the picture is too large');
  const row = Math.ceil((width * channels * depth) / 8);
  const raw = inflated(Buffer.concat(parts), height * (row + 1));
  if (raw.length < height * (row + 1)) throw new RangeError('the picture ends too early');
  const rows = unfiltered(raw, height, row, Math.max(1, (channels * depth) >> 3));
  const sample = (y: number, n: number): number => {
    const bit = n * depth;
    return (rows[y * row + (bit >> 3)]! >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
  };
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 4;
      const value = (c: number): number => (sample(y, x * channels + c) * 255) / (2 ** depth - 1);
      const first = colour === 3 ? sample(y, x) * 3 : 0;
      const rgb =
        colour === 3
          ? [palette[first] ?? 0, palette[first + 1] ?? 0, palette[first + 2] ?? 0]
          : channels < 3
            ? [value(0), value(0), value(0)]
            : [value(0), value(1), value(2)];
      data.set([...rgb, channels % 2 === 0 ? value(channels - 1) : 255], to);
    }
  return { width, height, data };
};
