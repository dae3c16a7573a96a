import { useRouter, type AnyRouter, type RouterHistory } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { flushSync } from 'react-dom';

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merged into the router's own interface
  interface HistoryState {
    /** How many sheets lie over the page. */
    sheets?: number;
  }
}

type Router = { history: RouterHistory; navigate: AnyRouter['navigate'] };

/** The open sheets by how to close them, the topmost last. */
const open: (() => void)[] = [];
const watched = new WeakSet<object>();
let isQueued = false;
/** While the history goes back over entries of sheets that were closed. */
let leaving: Promise<void> | null = null;
let arrived = () => {};

const depthOf = ({ history }: Router) => history.location.state.sheets ?? 0;

/** Gives a sheet its place in the history: going back closes it and stays on the page. Returns what to do once it is closed. */
export function enterSheet(router: Router, close: () => void): () => void {
  if (!watched.has(router)) watch(router);
  open.push(close);
  settle(router);
  return () => {
    open.splice(open.lastIndexOf(close), 1);
    settle(router);
  };
}

/** Until the history is free of sheets that were just closed; whoever goes elsewhere before that would be taken back. */
export async function sheetsLeft(): Promise<void> {
  await leaving;
}

/** Brings the history in line, once for all that opened and closed together: one sheet in place of another takes its entry. */
function settle(router: Router): void {
  if (isQueued) return;
  isQueued = true;
  queueMicrotask(() => {
    isQueued = false;
    const surplus = depthOf(router) - open.length;
    if (surplus > 0) leave(router, surplus);
    if (surplus < 0) void router.navigate({ to: '.', search: true, hash: true, resetScroll: false, state: (old: object) => ({ ...old, sheets: open.length }) });
  });
}

function leave({ history }: Router, entries: number): void {
  if (leaving) return;
  leaving = new Promise((resolve) => {
    arrived = resolve;
  });
  history.go(-entries);
}

function watch(router: Router): void {
  watched.add(router);
  router.history.subscribe(({ action: { type } }) => {
    if (type === 'PUSH' || type === 'REPLACE') return;
    if (leaving) {
      leaving = null;
      arrived();
    } else {
      const depth = depthOf(router);
      // The sheets that were open over a page that one comes back to are gone.
      if (type === 'BACK' && depth > open.length) leave(router, depth - open.length);
      for (const close of open.slice(depth).toReversed()) flushSync(close);
    }
    // A sheet may have gone one step back in itself: it is still open, and has its entry again.
    if (!leaving) settle(router);
  });
}

/** The same for a sheet that is shown, unless the address itself opens it. */
export function useSheetEntry(onClose: () => void, isRouted: boolean): void {
  const router = useRouter();
  const latest = useRef(onClose);
  useEffect(() => {
    latest.current = onClose;
  });
  useEffect(() => (isRouted ? undefined : enterSheet(router, () => latest.current())), [router, isRouted]);
}
