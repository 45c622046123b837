import { RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Keeps the focus near what was pressed: a button that is off for a while has it
 * again afterwards, and where it has gone, the element that the hook gives has it.
 * Without it people with a keyboard begin at the top of the page again.
 */
export function useFocusKept<T extends HTMLElement>(): RefObject<T> {
  const element = useRef<T>(null);
  const last = useRef<HTMLElement>();
  const isOff = useRef(false);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof HTMLElement ? target : undefined;
    };
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  // At each turn, since every one may take away what had the focus.
  useLayoutEffect(() => {
    const had = last.current;
    if (!had) return;
    if (had.isConnected && had.matches(':disabled')) {
      isOff.current = true;
    } else if (document.activeElement !== document.body) {
      isOff.current = false;
    } else if (!had.isConnected) {
      element.current?.focus();
    } else if (isOff.current) {
      isOff.current = false;
      had.focus();
    }
  });
  return element;
}
