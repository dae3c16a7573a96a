import { expect, test, vi } from 'vitest';
import { cameraProblem, openCamera, torchOf } from './camera';

test('each refusal of the browser has its own reason', () => {
  const reason = (name: string) => cameraProblem(new DOMException('', name));
  expect(['NotAllowedError', 'NotFoundError', 'OverconstrainedError', 'NotReadableError', 'SecurityError'].map(reason)).toEqual(['BLOCKED', 'NONE', 'NONE', 'BUSY', 'INSECURE']);
  expect(cameraProblem(new TypeError('x'))).toBe('NONE');
});

test('without a secure context there is no camera to ask for', async () => {
  vi.stubGlobal('navigator', {});
  await expect(openCamera()).rejects.toMatchObject({ name: 'SecurityError' });
  vi.unstubAllGlobals();
});

test('a light is offered only where the camera has one', () => {
  const stream = (torch: boolean | undefined) => ({ getVideoTracks: () => [{ getCapabilities: () => ({ torch }) }] }) as unknown as MediaStream;
  expect(torchOf(stream(true))).not.toBeNull();
  expect(torchOf(stream(undefined))).toBeNull();
});
