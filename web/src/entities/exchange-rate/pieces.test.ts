import { describe, expect, it } from 'vitest';
import { pieces } from './pieces';

describe('pieces', () => {
  it('leaves what one request can hold as it is', () => {
    expect(pieces('\uFEFFDate,USD,\n2026-01-05,1.08,\n')).toEqual(['Date,USD,\n2026-01-05,1.08,\n']);
  });

  it('gives each part of a long table its heading and loses no line', () => {
    const lines = Array.from({ length: 9000 }, (_, day) => `2026-${day},1.0812,0.9300`);
    const parts = pieces(['Date,USD,CHF', ...lines, ''].join('\r\n'));
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.every((part) => part.startsWith('Date,USD,CHF\n') && part.length <= 100_000)).toBe(true);
    expect(parts.flatMap((part) => part.split('\n').slice(1))).toEqual(lines);
  });

  it('does not cut what is no table', () => {
    const document = `<x>${' '.repeat(200_000)}</x>`;
    expect(pieces(document)).toEqual([document]);
  });
});
