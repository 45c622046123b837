import { useState } from 'react';
import { useAnnounce } from '../feedback/LiveRegion';
import { useEksTranslation } from '../translation';

/** For how long the tick stays, in milliseconds. */
const SHOWN_MS = 2_000;

/** Copies a text to the clipboard and says so; `copied` is true for a moment afterwards. */
export function useCopy(value: string): {
  copied: boolean;
  copy: () => Promise<void>;
} {
  const t = useEksTranslation();
  const announce = useAnnounce();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      announce(t('copy.done'));
      setCopied(true);
      setTimeout(() => setCopied(false), SHOWN_MS);
    } catch {
      announce(t('copy.failed'));
    }
  };
  return { copied, copy };
}
