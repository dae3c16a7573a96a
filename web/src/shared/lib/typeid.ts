import { uuidv7Bytes, type IdSource } from './uuid';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

export type IdPrefix = 'vehicle' | 'fuel_log' | 'odometer_reading' | 'guest_link' | 'vehicle_transfer' | 'import' | 'document';

/** The 128 bits as 26 base32 characters, big-endian with two leading zero bits. */
export function encodeBase32(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  let text = '';
  for (let index = 0; index < 26; index += 1) {
    text = alphabet.charAt(Number(number & 31n)) + text;
    number >>= 5n;
  }
  return text;
}

/** The inverse of `encodeBase32`; null for text that is no 128-bit number. */
export function decodeBase32(text: string): Uint8Array | null {
  if (!/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text)) return null;
  let number = 0n;
  for (const char of text) number = (number << 5n) | BigInt(alphabet.indexOf(char));
  const bytes = new Uint8Array(16);
  for (let index = 15; index >= 0; index -= 1) {
    bytes[index] = Number(number & 255n);
    number >>= 8n;
  }
  return bytes;
}

/** A new client-made id, for example `vehicle_01j…`. */
export function newId(prefix: IdPrefix, source?: IdSource): string {
  return `${prefix}_${encodeBase32(uuidv7Bytes(source))}`;
}
