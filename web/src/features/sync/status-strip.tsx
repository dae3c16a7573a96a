import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Link, useLocation } from '@tanstack/react-router';
import { CloudOff, CloudUpload, KeyRound, RefreshCw, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useOnline, useServerStatus } from '@/shared/lib/server-status';
import { useUpdateReady } from '@/shared/lib/service-worker';
import { useOutbox, useOutboxState } from '@/shared/outbox/react';
import { cx } from '@/shared/lib/cx';

const linkClass = 'inline-flex min-h-11 items-center rounded-md px-3 font-bold underline-offset-4 hover:underline';

/** One line at the top of every page, only when there is something to say. */
export function StatusStrip() {
  const line = useStatusLine();
  return (
    <div role="status">
      {line ? (
        <div className={cx('flex items-center gap-3 px-4 text-sm font-medium sm:px-6', line.urgent ? 'bg-warn-soft text-warn' : 'bg-brand-soft text-on-brand-soft')}>
          <span className="shrink-0">{line.icon}</span>
          <span className="min-w-0 flex-1 py-2.5">{line.text}</span>
          {line.action}
        </div>
      ) : null}
    </div>
  );
}

type Line = { icon: ReactNode; text: ReactNode; action?: ReactNode; urgent?: boolean };

function useStatusLine(): Line | null {
  const { t } = useLingui();
  const { items, signedOut, sending } = useOutboxState();
  const outbox = useOutbox();
  const online = useOnline();
  const server = useServerStatus();
  const update = useUpdateReady();
  const { href } = useLocation();
  const waiting = items.filter((item) => item.state === 'pending').length;
  const refused = items.length - waiting;
  const seeThem = <Link to="/sync" className={linkClass}><Trans>See them</Trans></Link>;
  const tryNow = <button type="button" className={linkClass} onClick={() => void outbox.sendNow()}><Trans>Try now</Trans></button>;

  if (signedOut || server === 'signed-out') {
    const text = waiting > 0
      ? <Plural value={waiting} one="Sign in again to send # entry." other="Sign in again to send # entries." />
      : <Trans>Your session ended. Nothing is lost.</Trans>;
    const target = `/auth/sign-in?return_to=${encodeURIComponent(href)}`;
    return { icon: <KeyRound aria-hidden className="size-5" />, text, urgent: true, action: <a href={target} className={linkClass}>{t`Sign in`}</a> };
  }
  if (!online) {
    const text = waiting > 0
      ? <Plural value={waiting} one="# entry is saved on this device. It goes out when there is signal." other="# entries are saved on this device. They go out when there is signal." />
      : <Trans>You are offline. Everything still works.</Trans>;
    return { icon: <CloudOff aria-hidden className="size-5" />, text, ...(waiting > 0 ? { action: seeThem } : {}) };
  }
  if (refused > 0) {
    const text = <Plural value={refused} one="# entry needs your attention." other="# entries need your attention." />;
    const open = <Link to="/sync" className={linkClass}><Trans>Open</Trans></Link>;
    return { icon: <TriangleAlert aria-hidden className="size-5" />, text, urgent: true, action: open };
  }
  if (server === 'silent') {
    const text = waiting > 0
      ? <Plural value={waiting} one="The server is not answering. # entry is safe on this device." other="The server is not answering. # entries are safe on this device." />
      : <Trans>The server is not answering. You see the saved copy.</Trans>;
    return { icon: <CloudOff aria-hidden className="size-5" />, text, ...(waiting > 0 ? { action: tryNow } : {}) };
  }
  // A queue that empties within a blink needs no words.
  if (waiting > 0 && !sending) {
    const text = <Plural value={waiting} one="# entry is waiting to be sent." other="# entries are waiting to be sent." />;
    return { icon: <CloudUpload aria-hidden className="size-5" />, text, action: seeThem };
  }
  if (update) {
    const apply = <button type="button" className={linkClass} onClick={update}><Trans>Use it now</Trans></button>;
    return { icon: <RefreshCw aria-hidden className="size-5" />, text: <Trans>A new version is ready.</Trans>, action: apply };
  }
  return null;
}
