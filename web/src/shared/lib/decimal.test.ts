import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inLocale, parseDecimal, parseInLocale, parseReading, roundDecimal } from './decimal';

const read = (text: string) => {
  const parsed = parseDecimal(text);
  return parsed.kind === 'number' ? parsed.text : parsed.kind;
};

describe('parseDecimal', () => {
  test.each([
    ['41.52', '41.52'], ['41,52', '41.52'], ['1.234,5', '1234.5'], ['1,234.5', '1234.5'], ['1 234,5', '1234.5'], ["1'234.5", '1234.5'],
    ['1.234.567', '1234567'], ['.5', '0.5'], [',5', '0.5'], ['007', '7'], ['-4', '-4'], ['42.', '42'], ['', 'empty'], ['  ', 'empty'],
    ['abc', 'invalid'], ['12a', 'invalid'], ['1.2.3', 'invalid'], ['1,23.4', 'invalid'], ['--1', 'invalid'], ['1e5', 'invalid'], ['.', 'invalid'],
  ])('%j is %s', (input, expected) => expect(read(input)).toBe(expected));

  test('a lone separator before three digits is marked', () => {
    expect(parseDecimal('1.234')).toMatchObject({ value: 1.234, ambiguous: true });
    expect(parseDecimal('1.23')).toMatchObject({ ambiguous: false });
  });

  test.each([
    ['46,905', 46_905], ['46.905', 46_905], ['146.905', 146_905], ['46905,5', 46_905.5], ['1,234.5', 1234.5], ['905.5', 905.5], ['0.905', 0.905],
  ])('a meter that counts in tenths shows %j as %s', (input, value) => expect(parseReading(input)).toMatchObject({ value, text: String(value) }));

  test('comma and dot mean the same', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
      const fraction = String(cents).padStart(2, '0');
      expect(read(`${whole},${fraction}`)).toBe(read(`${whole}.${fraction}`));
    }));
  });

  test('never throws and never gives a number that JavaScript reads differently', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const parsed = parseDecimal(text);
      if (parsed.kind === 'number') expect(Number(parsed.text)).toBe(parsed.value);
    }));
  });
});

describe('parseInLocale', () => {
  test.each([
    ['en-GB', '1,234', '1234'], ['en-GB', '1.234', '1.234'], ['en-US', '12,345', '12345'], ['ja-JP', '1,234', '1234'], ['ja-JP', '1.234', '1.234'],
    ['de-DE', '1.234', '1234'], ['de-DE', '1,234', '1.234'], ['es-ES', '1.234', '1234'], ['es-ES', '1,234', '1.234'],
    // A narrow space groups in French: neither sign does.
    ['fr-FR', '1,234', '1.234'], ['fr-FR', '1.234', '1.234'], ['fr-FR', '1\u202f234', '1234'],
    ['en-GB', '0,905', '0.905'], ['en-GB', '1234,567', '1234.567'], ['en-GB', '512,4', '512.4'], ['en-GB', '1,234.5', '1234.5'], ['en-GB', '1.234,5', '1234.5'], ['en-GB', '-1,234', '-1234'],
  ])('in %s %j is %s', (locale, input, text) => expect(parseInLocale(input, locale)).toMatchObject({ text, value: Number(text) }));

  test('what is no number stays none', () => {
    expect(parseInLocale('', 'en-GB')).toEqual({ kind: 'empty' });
    expect(parseInLocale('1,23x', 'en-GB')).toEqual({ kind: 'invalid' });
  });

  test.each(['en-GB', 'de-DE', 'fr-FR', 'ja-JP', 'es-ES', 'de-CH'])('a number of up to three decimals shown in %s reads back as the very same', (locale) => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.integer({ min: 0, max: 3 }), (digits, decimals) => {
      const text = roundDecimal(digits / 10 ** decimals, decimals);
      expect(parseInLocale(inLocale(text, locale), locale)).toMatchObject({ text });
    }));
  });

  test.each(['en-GB', 'de-DE', 'fr-FR', 'ja-JP'])('every thousandth up to two reads back in %s', (locale) => {
    for (let thousandths = 0; thousandths <= 2000; thousandths += 1) {
      const text = roundDecimal(thousandths / 1000, 3);
      expect(parseInLocale(inLocale(text, locale), locale)).toMatchObject({ text });
    }
  });
});

test('roundDecimal rounds half up and drops zeros', () => {
  expect(roundDecimal(1.005, 2)).toBe('1.01');
  expect(roundDecimal(70.1, 2)).toBe('70.1');
  expect(roundDecimal(42, 3)).toBe('42');
});

test.each(['de-DE', 'en-GB', 'en-US', 'de-CH'])('a number shown in %s reads back as the very same', (locale) => {
  expect(inLocale('41.520', locale)).toBe(locale === 'de-DE' ? '41,520' : '41.520');
  fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999 }), (thousandths) => {
    const text = roundDecimal(thousandths / 1000, 3);
    expect(parseDecimal(inLocale(text, locale))).toMatchObject({ text });
  }));
});
