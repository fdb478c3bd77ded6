/** Opaque identifiers, UUIDv7: they sort by time of making and say nothing else. */
export type Id = string;

const hex = (n: number, width: number): string => n.toString(16).padStart(width, '0');

/** Makes a UUIDv7 from a time in milliseconds and 10 random bytes, so that a seeded town is the same everywhere. */
export const idFrom = (ms: number, random: Uint8Array): Id => {
  const time = hex(Math.floor(ms), 12);
  const r = Array.from(random.slice(0, 10), (b) => hex(b, 2)).join('');
  const variant = ((Number.parseInt(r.slice(3, 4), 16) & 0x3) | 0x8).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${r.slice(0, 3)}-${variant}${r.slice(4, 7)}-${r.slice(7, 19)}`;
};
