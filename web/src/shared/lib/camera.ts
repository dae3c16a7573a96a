/** Why there is no picture. */
export type CameraProblem = 'BLOCKED' | 'NONE' | 'BUSY' | 'INSECURE';

/** The camera at the back where there is one, sharp enough for narrow bars. */
export async function openCamera(): Promise<MediaStream> {
  // Browsers hide the whole interface on plain HTTP.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) throw new DOMException('No secure context', 'SecurityError');
  return devices.getUserMedia({ audio: false, video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } } });
}

export function cameraProblem(error: unknown): CameraProblem {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'BLOCKED';
  if (name === 'SecurityError') return 'INSECURE';
  return name === 'NotReadableError' || name === 'AbortError' ? 'BUSY' : 'NONE';
}

/** Switches the light beside the camera; null where it has none. */
export function torchOf(stream: MediaStream): ((on: boolean) => void) | null {
  const track = stream.getVideoTracks()[0];
  const capabilities = track?.getCapabilities?.() as { torch?: boolean } | undefined;
  if (!track || !capabilities?.torch) return null;
  return (on) => void track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] }).catch(() => undefined);
}
