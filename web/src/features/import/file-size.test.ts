import { expect, test } from 'vitest';
import { fileSize } from './file-size';

test.each([
  ['de-DE', 52_428_800, '50 MB'], ['en-GB', 52_428_800, '50 MB'], ['de-DE', 1_625_000, '1,5 MB'], ['en-US', 1_625_000, '1.5 MB'],
])('in %s %d bytes are %s', (locale, bytes, expected) => expect(fileSize(locale, bytes).replace('\u00a0', ' ')).toBe(expected));
