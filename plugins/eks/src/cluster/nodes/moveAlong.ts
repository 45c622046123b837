import { KeyboardEvent } from 'react';

function step({ currentTarget, key }: KeyboardEvent): Element | null {
  const item = currentTarget.closest('li');
  switch (key) {
    case 'ArrowRight':
      return item?.nextElementSibling ?? null;
    case 'ArrowLeft':
      return item?.previousElementSibling ?? null;
    case 'Home':
      return item?.parentElement?.firstElementChild ?? null;
    case 'End':
      return item?.parentElement?.lastElementChild ?? null;
    default:
      return null;
  }
}

/**
 * Moves the focus along a list by the arrow keys, so that a list of a hundred
 * things is one tab stop and not a hundred.
 */
export function moveAlong(event: KeyboardEvent) {
  const target = step(event)?.querySelector('[tabindex]');
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.focus();
}
