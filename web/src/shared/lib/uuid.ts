/** Time and randomness that ids are made of; replaced in tests. */
export type IdSource = { now: () => number; random: (bytes: Uint8Array<ArrayBuffer>) => void };

const systemSource: IdSource = {
  now: () => Date.now(),
  random: (bytes) => {
    crypto.getRandomValues(bytes);
  },
};

/** A UUIDv7 as 16 bytes: 48 bits of milliseconds, then randomness with version and variant bits. */
export function uuidv7Bytes(source: IdSource = systemSource): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(16);
  source.random(bytes);
  const view = new DataView(bytes.buffer);
  const time = BigInt(source.now());
  view.setUint16(0, Number(time >> 32n));
  view.setUint32(2, Number(time & 0xffff_ffffn));
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  return bytes;
}

/** A UUIDv7 in its usual text form. */
export function uuidv7(source?: IdSource): string {
  const hex = Array.from(uuidv7Bytes(source), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
