import {
  ConnectionStatus,
  Peering,
  PeeringSide,
} from '@xkf/backstage-plugin-eks-common';
import { formatExact, formatRelative } from '../time/age';
import { EksTranslate } from '../translation';
import { State } from './state';

type Look = Pick<State, 'tone' | 'icon'>;

/** AWS's status of a connection; `absent` where AWS has none. */
export type PeeringStatus = ConnectionStatus | 'absent';

const looks: Record<PeeringStatus, Look> = {
  'initiating-request': { tone: 'busy', icon: 'busy' },
  'pending-acceptance': { tone: 'notice', icon: 'clock' },
  provisioning: { tone: 'busy', icon: 'busy' },
  active: { tone: 'good', icon: 'ok' },
  rejected: { tone: 'bad', icon: 'stopped' },
  expired: { tone: 'bad', icon: 'clock' },
  failed: { tone: 'bad', icon: 'error' },
  deleting: { tone: 'busy', icon: 'undo' },
  deleted: { tone: 'neutral', icon: 'gone' },
  absent: { tone: 'neutral', icon: 'none' },
};

/** A status without a connection, for filters. */
export function peeringStatusState(
  t: EksTranslate,
  status: PeeringStatus,
): State {
  return { ...looks[status], word: t(`state.peering.${status}`) };
}

/** How a connection stands in AWS, and when a request ends that nobody accepts. */
export function connectionState(
  t: EksTranslate,
  connection: {
    status: PeeringStatus;
    message?: string | undefined;
    expiresAt?: string | undefined;
  },
  now: number,
): State {
  const { status, message, expiresAt } = connection;
  const plain = peeringStatusState(t, status);
  const isOpen = status === 'pending-acceptance' && expiresAt !== undefined;
  if (!isOpen || Date.parse(expiresAt) <= now) {
    return { ...plain, ...(message && { hint: message }) };
  }
  const ends = t('state.peering.expiry', { exact: formatExact(t, expiresAt) });
  return {
    ...plain,
    word: t('state.peering.pendingUntil', {
      in: formatRelative(t, expiresAt, now),
    }),
    hint: message ? `${ends} ${message}` : ends,
  };
}

/** Routes to the other side, of those that must be there; where none must, how many still are. */
export function routesState(
  t: EksTranslate,
  routes: { present: number; wanted: number; blackholes?: number | undefined },
): State {
  const { present, wanted, blackholes = 0 } = routes;
  const words = { present: String(present), wanted: String(wanted) };
  if (blackholes > 0) {
    const word = t('state.routes.blackholes', {
      ...words,
      n: String(blackholes),
    });
    return { tone: 'bad', icon: 'error', word };
  }
  if (wanted === 0) {
    return present === 0
      ? { tone: 'neutral', icon: 'none', word: t('value.none') }
      : {
          tone: 'notice',
          icon: 'clock',
          word: t('state.routes.left', { n: words.present }),
        };
  }
  const word = t('state.routes', words);
  return present >= wanted
    ? { tone: 'good', icon: 'ok', word }
    : { tone: 'warning', icon: 'warning', word };
}

/** Whether the repository of a side has the entry; not known where it was not read. */
export function declaredState(t: EksTranslate, side: PeeringSide): State {
  if (!side.known) {
    return {
      tone: 'neutral',
      icon: 'unknown',
      word: t('value.unknown'),
      hint: t('peerings.foreign'),
    };
  }
  return { tone: 'notice', icon: 'none', word: t('state.drift.not-declared') };
}

/** Something about a peering that does not agree, in short. */
export function disagreementState(
  t: EksTranslate,
  { code, severity }: Peering['disagreements'][number],
): State {
  const word = t(`state.disagreement.${code}`);
  return severity === 'warning'
    ? { tone: 'warning', icon: 'differs', word }
    : { tone: 'notice', icon: 'note', word };
}
