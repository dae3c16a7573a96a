import { useLayoutEffect, useRef, useState } from 'react';

/** The width of an element in pixels, also when it changes; what is drawn to measure needs it. */
export function useWidth<T extends HTMLElement>(): [React.RefObject<T | null>, number] {
  const element = useRef<T>(null);
  const [width, setWidth] = useState(320);
  useLayoutEffect(() => {
    const current = element.current;
    if (!current) return undefined;
    setWidth(current.clientWidth);
    const observer = new ResizeObserver(() => setWidth(current.clientWidth));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
