import { useEffect, useRef, useState } from 'react';
import type { DeviceDb } from './device-db';
import { dropDraft, readDraft, writeDraft } from './drafts';

/** What is typed into a form, kept on the device until it is saved or given up. */
export function useDraft<T extends object>(db: DeviceDb, key: string, blank: () => T) {
  const [draft, setDraft] = useState(blank);
  const [isKept, setKept] = useState(false);
  const isTouched = useRef(false);
  useEffect(() => {
    let isOpen = true;
    const read = async () => {
      const kept = await readDraft<T>(db, key);
      // Whoever was faster keeps what is being typed.
      if (!kept || !isOpen || isTouched.current) return;
      setDraft((old) => ({ ...old, ...kept }));
      setKept(true);
    };
    void read();
    return () => {
      isOpen = false;
    };
  }, [db, key]);
  const change = (part: Partial<T>) => {
    isTouched.current = true;
    const next = { ...draft, ...part };
    setDraft(next);
    writeDraft(db, key, next);
  };
  const drop = async () => dropDraft(db, key);
  const startOver = () => {
    setDraft(blank());
    setKept(false);
    void drop();
  };
  return { draft, change, drop, isKept, startOver };
}
