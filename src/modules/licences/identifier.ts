/** 电子证照标识 (GB/T 36904-2018): root, type of certificate, issuing organ, serial, version, check character. */
const ROOT = '1.2.156.3005.2';
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 MOD 37,36 over digits and capitals. Throws a RangeError that names any other character. */
export const checkCharacter = (text: string): string => {
  let p = 36;
  for (const c of text) {
    const value = ALPHABET.indexOf(c);
    if (value < 0) throw new RangeError(`not a digit or capital: ${c}`);
    p += value;
    if (p > 36) p -= 36;
    p = (p * 2) % 37;
  }
  return ALPHABET[(37 - p) % 36]!;
};

export type IdentifierParts = {
  /** 18 characters of the organ that defined the type, and three of its own. */
  readonly type: string;
  /** 颁发机构代码: credit code of the issuing organ (some use a region of six digits). */
  readonly issuer: string;
  /** 流水号, at most 32 digits and capitals; the same in every edition. */
  readonly serial: string;
  readonly edition: number;
};

export type IdentifierBase = Omit<IdentifierParts, 'edition'>;

const versionText = (edition: number): string => String(edition).padStart(3, '0');

/** Root and dots are not under the check character. */
export const licenceIdentifier = ({ type, issuer, serial, edition }: IdentifierParts): string => {
  const version = versionText(edition);
  return `${ROOT}.${type}.${issuer}.${serial}.${version}.${checkCharacter(type + issuer + serial + version)}`;
};

const SHAPE = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{6,18})\.([0-9A-Z]{1,32})\.(\d{3})\.([0-9A-Z])$/;

/** The parts of an identifier whose check character fits, else undefined. */
export const readIdentifier = (text: string): IdentifierParts | undefined => {
  const found = SHAPE.exec(text);
  if (!found) return undefined;
  const [, type, issuer, serial, version, check] = found as unknown as string[];
  if (checkCharacter(`${type}${issuer}${serial}${version}`) !== check) return undefined;
  return { type: type!, issuer: issuer!, serial: serial!, edition: Number(version) };
};
