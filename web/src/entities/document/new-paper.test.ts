import { expect, test } from 'vitest';
import { within } from './new-paper';

test('a picture is made smaller, never larger, and keeps its shape', () => {
  expect(within(4032, 3024)).toEqual({ width: 2048, height: 1536 });
  expect(within(3024, 4032)).toEqual({ width: 1536, height: 2048 });
  expect(within(640, 480)).toEqual({ width: 640, height: 480 });
  expect(within(10_000, 1)).toEqual({ width: 2048, height: 1 });
});
