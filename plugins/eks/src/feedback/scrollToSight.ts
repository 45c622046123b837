/**
 * Brings what just appeared into sight, for messages that stand above what the
 * reader was looking at. Give it as the `ref` of the message.
 */
export function scrollToSight(element: HTMLElement | null) {
  element?.scrollIntoView?.({ block: 'nearest' });
}
