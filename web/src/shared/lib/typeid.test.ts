import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase32, encodeBase32, newId } from './typeid';
import { uuidv7 } from './uuid';

const bytes = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

test('encodes the values of the TypeID specification', () => {
  expect(encodeBase32(bytes('00000000000000000000000000000000'))).toBe('00000000000000000000000000');
  expect(encodeBase32(bytes('00000000000000000000000000000001'))).toBe('00000000000000000000000001');
  expect(encodeBase32(bytes('0000000000000000000000000000000a'))).toBe('0000000000000000000000000a');
  expect(encodeBase32(bytes('ffffffffffffffffffffffffffffffff'))).toBe('7zzzzzzzzzzzzzzzzzzzzzzzzz');
  expect(encodeBase32(bytes('0110c8531d0952d8d73e1194e95b5f19'))).toBe('0123456789abcdefghjkmnpqrs');
});

test('decoding gives back what was encoded', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (value) => {
    expect(decodeBase32(encodeBase32(value))).toEqual(value);
  }));
  expect(decodeBase32('8zzzzzzzzzzzzzzzzzzzzzzzzz')).toBeNull();
});

test('ids carry their prefix and a UUIDv7', () => {
  const id = newId('fuel_log', { now: () => 1_700_000_000_000, random: (into) => into.fill(0xff) });
  expect(id).toMatch(/^fuel_log_[0-7][0-9a-z]{25}$/);
  const raw = decodeBase32(id.slice('fuel_log_'.length));
  expect(raw?.[6] ?? 0).toBe(0x7f);
  expect((raw?.[8] ?? 0) >> 6).toBe(0b10);
});

test('later ids sort later', () => {
  const at = (now: number) => uuidv7({ now: () => now, random: (into) => into.fill(1) });
  expect(at(2_000_000_000_000) > at(1_999_999_999_999)).toBe(true);
});
