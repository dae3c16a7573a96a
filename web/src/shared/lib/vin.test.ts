import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, findVinIssue, normaliseVin, replaceLookalikes, vinFromBarcode } from './vin';

test('a right VIN has no issue, pasted in any dress', () => {
  expect(findVinIssue(normaliseVin(' 1hgcm-82633 a004352 '))).toBeNull();
  expect(findVinIssue('11111111111111111')).toBeNull();
  expect(checkDigit('1M8GDM9AXKP042788')).toBe('X');
});

test('each mistake has its own issue', () => {
  expect(findVinIssue('1HGCM82633A00435')).toEqual({ code: 'TOO_SHORT', length: 16 });
  expect(findVinIssue('1HGCM82633A0043522')).toEqual({ code: 'TOO_LONG', length: 18 });
  expect(findVinIssue('1HGCM82633AO04352')).toEqual({ code: 'INVALID_CHARACTER', character: 'O', position: 12, suggestion: '0' });
  expect(findVinIssue('1HGCM82633A0043Ä2')).toMatchObject({ code: 'INVALID_CHARACTER', suggestion: null });
  expect(findVinIssue('1HGCM82643A004352')).toEqual({ code: 'CHECK_DIGIT', expected: '3', found: '4' });
});

test('a digit changed to another value is always found', () => {
  fc.assert(fc.property(fc.integer({ min: 11, max: 16 }), fc.integer({ min: 0, max: 9 }), (index, digit) => {
    const vin = '1HGCM82633A004352';
    const changed = vin.slice(0, index) + String(digit) + vin.slice(index + 1);
    expect(findVinIssue(changed) === null).toBe(changed === vin);
  }));
});

test('lookalikes become digits', () => {
  expect(replaceLookalikes('OQI')).toBe('001');
});

test('a barcode\'s text gives its VIN, with an import prefix, asterisks or words around it', () => {
  const vin = '1HGCM82633A004352';
  for (const text of [vin, `I${vin}`, `*${vin}*`, ` ${vin}\r\n`, `VIN:${vin};PLATE:MZ-AB 12`, `https://example.org/v/${vin}?x=1`, `PART 12345678901234567 ${vin}`]) {
    expect(vinFromBarcode(text)).toBe(vin);
  }
  for (const text of ['', '5901234123457', '1HGCM82633A00435', 'IIHGCM82633A004352X', '1HGCM82633A0O4352']) expect(vinFromBarcode(text)).toBeNull();
});

test('a VIN without check digit is taken too, one that fits is taken first', () => {
  expect(vinFromBarcode('WVWZZZAUZKP000123')).toBe('WVWZZZAUZKP000123');
  expect(vinFromBarcode('WVWZZZAUZKP000123/1HGCM82633A004352')).toBe('1HGCM82633A004352');
});
