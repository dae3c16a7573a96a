import { Trans, useLingui } from '@lingui/react/macro';
import { Camera, Flashlight, FlashlightOff, Image, Keyboard } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { makeBarcodeReader } from '@/shared/lib/barcode';
import { cameraProblem, openCamera, torchOf, type CameraProblem } from '@/shared/lib/camera';
import { vinFromBarcode } from '@/shared/lib/vin';
import { Button, buttonClass } from '@/shared/ui/button';
import { Sheet } from '@/shared/ui/sheet';
import { Notice, Skeleton } from '@/shared/ui/surface';

type Props = { onFound: (vin: string) => void; onClose: () => void };

const perSecond = 4;

/** Reads the VIN's barcode from the camera or from a photo; typing is always one tap away. */
export function ScanSheet({ onFound, onClose }: Props) {
  const { t } = useLingui();
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const found = (vin: string) => {
    navigator.vibrate?.(10);
    onFound(vin);
  };
  return (
    <Sheet title={t`Scan the VIN`} closeLabel={t`Close`} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {problem ? <Notice tone="warn" icon={<Camera aria-hidden className="size-5" />}><CameraWords problem={problem} /></Notice> : <Viewfinder onFound={found} onProblem={setProblem} />}
        <p className="text-sm text-muted"><Trans>Look for the barcode on the door frame, through the windscreen, or on your papers.</Trans></p>
        <div className="flex flex-wrap gap-3">
          <PhotoButton onFound={found} />
          <Button variant="quiet" icon={<Keyboard aria-hidden className="size-5" />} onClick={onClose}><Trans>Type it instead</Trans></Button>
        </div>
      </div>
    </Sheet>
  );
}

function CameraWords({ problem }: { problem: CameraProblem }): ReactNode {
  if (problem === 'BLOCKED') return <Trans>The camera is blocked for this site. Type the VIN, choose a photo, or allow the camera in the browser's settings.</Trans>;
  if (problem === 'INSECURE') return <Trans>Browsers open the camera only over HTTPS. Type the VIN or choose a photo.</Trans>;
  if (problem === 'BUSY') return <Trans>Another app is using the camera. Close it, or type the VIN.</Trans>;
  return <Trans>There is no camera here. Type the VIN or choose a photo.</Trans>;
}

function Viewfinder({ onFound, onProblem }: { onFound: (vin: string) => void; onProblem: (problem: CameraProblem) => void }) {
  const { t } = useLingui();
  const videoRef = useRef<HTMLVideoElement>(null);
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [lit, setLit] = useState(false);
  const torch = stream ? torchOf(stream) : null;
  const report = useRef({ onFound, onProblem });
  useEffect(() => {
    report.current = { onFound, onProblem };
  });

  // The camera is an outside thing with a lifetime: opened with the sheet, switched off with it.
  useEffect(() => {
    let open = true;
    let camera: MediaStream | null = null;
    const watch = async () => {
      camera = await openCamera();
      const video = videoRef.current;
      if (!open || !video) return;
      video.srcObject = camera;
      await video.play();
      setStream(camera);
      const vin = await firstVin(video, () => open);
      if (open && vin) report.current.onFound(vin);
    };
    const fail = (error: unknown) => {
      if (open) report.current.onProblem(cameraProblem(error));
    };
    watch().catch(fail).finally(() => {
      if (!open) stop(camera);
    });
    return () => {
      open = false;
      stop(camera);
    };
  }, []);

  return (
    <div className="relative overflow-hidden rounded-lg bg-inverse">
      <video ref={videoRef} muted playsInline aria-label={t`What the camera sees`} className="aspect-4/3 w-full object-cover" />
      {stream ? null : <Skeleton className="absolute inset-0" />}
      <div aria-hidden className="pointer-events-none absolute inset-x-6 top-1/3 h-1/3 rounded-md border-2 border-white/90" />
      <p role="status" className="absolute inset-x-0 bottom-0 bg-scrim px-4 py-2 text-center text-sm font-semibold text-white">
        {stream ? <Trans>Hold the barcode in the frame.</Trans> : <Trans>Opening the camera…</Trans>}
      </p>
      {torch ? (
        <button
          type="button"
          aria-pressed={lit}
          aria-label={t`Light`}
          onClick={() => {
            setLit(!lit);
            torch(!lit);
          }}
          className="absolute end-3 top-3 grid size-12 place-items-center rounded-full bg-scrim text-white"
        >
          {lit ? <FlashlightOff aria-hidden className="size-6" /> : <Flashlight aria-hidden className="size-6" />}
        </button>
      ) : null}
    </div>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function firstVin(video: HTMLVideoElement, isOpen: () => boolean): Promise<string | null> {
  const read = await makeBarcodeReader();
  while (isOpen()) {
    const vin = video.videoWidth > 0 ? pickVin(await read(video)) : null;
    if (vin) return vin;
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
  }
  return null;
}

function pickVin(texts: readonly string[]): string | null {
  return texts.map(vinFromBarcode).find((vin) => vin !== null) ?? null;
}

function PhotoButton({ onFound }: { onFound: (vin: string) => void }) {
  const [state, setState] = useState<'idle' | 'reading' | 'nothing'>('idle');
  const read = async (file: File) => {
    setState('reading');
    try {
      const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
      const vin = pickVin(await (await makeBarcodeReader())(picture));
      picture.close();
      if (vin) onFound(vin);
      else setState('nothing');
    } catch {
      setState('nothing');
    }
  };
  return (
    <>
      <label className={buttonClass('secondary', 'relative has-focus-visible:outline-3 has-focus-visible:outline-brand')}>
        <Image aria-hidden className="size-5" />
        {state === 'reading' ? <Trans>Reading…</Trans> : <Trans>Choose a photo</Trans>}
        <input
          type="file"
          accept="image/*"
          className="absolute inset-0 size-full cursor-pointer opacity-0"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (file) void read(file);
          }}
        />
      </label>
      <p role="status" className={state === 'nothing' ? 'basis-full text-sm font-medium text-warn' : 'sr-only'}>
        {state === 'nothing' ? <Trans>No VIN barcode in this photo. Come closer, avoid glare, or type it.</Trans> : null}
      </p>
    </>
  );
}
