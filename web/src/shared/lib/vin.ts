/** What is wrong with a VIN as typed, found without the network. */
export type VinIssue =
  | { code: 'TOO_SHORT'; length: number }
  | { code: 'TOO_LONG'; length: number }
  | { code: 'INVALID_CHARACTER'; character: string; position: number; suggestion: string | null }
  | { code: 'CHECK_DIGIT'; expected: string; found: string };

const values: Record<string, number> = {
  A: 1, B: 2, C: 3, D: 4, E: 5, F: 6, G: 7, H: 8, J: 1, K: 2, L: 3, M: 4, N: 5, P: 7, R: 9,
  S: 2, T: 3, U: 4, V: 5, W: 6, X: 7, Y: 8, Z: 9,
};
const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const lookalikes: Record<string, string> = { O: '0', Q: '0', I: '1' };

/** Upper case without spaces, dashes and other separators that a paste brings along. */
export function normaliseVin(input: string): string {
  return input.toUpperCase().replace(/[\s\u00a0\u202f.\-_*:]/g, '');
}

/** The check digit that position 9 should hold; null when a character has no value. */
export function checkDigit(vin: string): string | null {
  let sum = 0;
  for (let index = 0; index < 17; index += 1) {
    const char = vin.charAt(index);
    const value = /\d/.test(char) ? Number(char) : values[char];
    if (value === undefined) return null;
    sum += value * (weights[index] ?? 0);
  }
  const rest = sum % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** The first thing wrong with a normalised VIN, or null. Being short is only wrong once typing has ended. */
export function findVinIssue(vin: string): VinIssue | null {
  for (let index = 0; index < vin.length; index += 1) {
    const character = vin.charAt(index);
    if (/[0-9]/.test(character) || character in values) continue;
    return { code: 'INVALID_CHARACTER', character, position: index + 1, suggestion: lookalikes[character] ?? null };
  }
  if (vin.length > 17) return { code: 'TOO_LONG', length: vin.length };
  if (vin.length < 17) return { code: 'TOO_SHORT', length: vin.length };
  const expected = checkDigit(vin);
  const found = vin.charAt(8);
  return expected !== null && expected !== found ? { code: 'CHECK_DIGIT', expected, found } : null;
}

/** The VIN with letters that no VIN has replaced by the digits they resemble. */
export function replaceLookalikes(vin: string): string {
  return vin.replace(/[OQI]/g, (char) => lookalikes[char] ?? char);
}

const wholeVin = /^[A-HJ-NPR-Z0-9]{17}$/;

/** The VIN in what a barcode holds: alone, after the "I" of imported vehicles, or among other words as in a QR code. */
export function vinFromBarcode(text: string): string | null {
  const bare = normaliseVin(text);
  const alone = bare.length === 18 && bare.startsWith('I') ? bare.slice(1) : bare;
  if (wholeVin.test(alone)) return alone;
  const words = text.toUpperCase().split(/[^A-Z0-9]+/).map((word) => (word.length === 18 ? word.replace(/^I/, '') : word));
  const found = words.filter((word) => wholeVin.test(word));
  return found.find((word) => checkDigit(word) === word.charAt(8)) ?? found[0] ?? null;
}
