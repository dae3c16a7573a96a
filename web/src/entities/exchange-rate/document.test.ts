import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentOf } from './document';

const table = 'Date,USD\n2026-01-02,1.0812\n';

describe('a file of the bank', () => {
  it('is read as it is, or out of its zip', async () => {
    expect(await documentOf(new Blob([table]))).toBe(table);
    const zip = zipSync({ 'read me.txt': strToU8('of the bank'), 'eurofxref-hist.csv': strToU8(table) });
    expect(await documentOf(new Blob([new Uint8Array(zip)]))).toBe(table);
  });

  it('is handed on for the server to refuse where it is none', async () => {
    const other = zipSync({ 'picture.png': strToU8('no table') });
    expect(await documentOf(new Blob([new Uint8Array(other)]))).toMatch(/^PK/);
    const broken = new Uint8Array(zipSync({ 'eurofxref.csv': strToU8(table) })).slice(0, 40);
    expect(await documentOf(new Blob([broken]))).toMatch(/^PK/);
  });
});
