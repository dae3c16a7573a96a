import { expect, test } from 'vitest';
import { withRecent } from './recent';

test('the latest choice leads, none is twice, five are kept, nothing chosen changes nothing', () => {
  let recent = {};
  for (const id of ['a', 'b', 'c', 'b', 'd', 'e', 'f']) recent = withRecent(recent, { make: id, model: '' });
  expect(recent).toEqual({ make: ['f', 'e', 'd', 'b', 'c'] });
});
